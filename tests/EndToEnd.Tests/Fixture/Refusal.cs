using Shop.Machine;

namespace Shop.EndToEnd.Tests.Fixture;

internal static class Refusal
{
    /// <summary>A refusal to start that a person can read: one line, and no stack trace anywhere.</summary>
    public static void AssertRefused(this Ended ended, string about)
    {
        Assert.Equal(1, ended.ExitCode);
        var line = Assert.Single(ended.Errors.Trim().Split('\n'));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(about, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Output, StringComparison.Ordinal);
    }
}
