namespace Shop.EndToEnd.Tests.Fixture;

/// <summary>A process that has ended.</summary>
/// <param name="Output">All of it, with <paramref name="Errors"/>.</param>
internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    /// <summary>A refusal to start that a person can read: one line, and no stack trace anywhere.</summary>
    public void AssertRefused(string about)
    {
        Assert.Equal(1, ExitCode);
        var line = Assert.Single(Errors.Trim().Split('\n'));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(about, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Output, StringComparison.Ordinal);
    }
}
