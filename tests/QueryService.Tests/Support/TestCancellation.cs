namespace Shop.QueryService.Tests.Support;

internal static class TestCancellation
{
    /// <summary>Ends a test that the runner gives up.</summary>
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
