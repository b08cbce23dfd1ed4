namespace Shop.Cluster.Tests;

public sealed class The_verdict
{
    [Fact]
    public void is_short_when_all_of_it_held() =>
        Assert.Equal("cluster: nothing was lost, and no read failed (12.5 min)", Of(true));

    [Fact]
    public void says_what_was_not_played() => Assert.Equal(
        "cluster: nothing was lost, and no read failed, with these exceptions: scaling: skipped, the cluster has no metrics-server (12.5 min)",
        Of(true, "scaling: skipped, the cluster has no metrics-server"));

    [Fact]
    public void says_that_something_failed() => Assert.StartsWith("cluster: FAILED, see above", Of(false), StringComparison.Ordinal);

    private static string Of(bool holds, params string[] exceptions) => new Verdict(holds, exceptions, TimeSpan.FromMinutes(12.5)).ToString();
}
