namespace Shop.EmailService.Tests.Delivery;

/// <summary>Between which steps of a delivery the process dies.</summary>
public enum CrashPoint
{
    BeforeFile,
    AfterTemporaryFile,
    AfterRename,
    BeforeRecord,
}
