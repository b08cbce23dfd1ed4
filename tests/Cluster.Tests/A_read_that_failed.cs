using Shop.Load;

namespace Shop.Cluster.Tests;

public sealed class A_read_that_failed
{
    [Fact]
    public void is_counted_by_what_was_to_be_read_and_by_what_the_client_was_told()
    {
        var ledger = new Ledger();
        ledger.ReadFailed("leaderboard", "503");
        var before = ledger.FailedReadsOf;
        ledger.ReadFailed("leaderboard", "504");
        ledger.ReadFailed("orders", "503");

        Assert.Equal(("leaderboard", 1), before.Select(failed => (failed.Key, failed.Value)).Single());
        Assert.Equal([("leaderboard", 2), ("orders", 1)], ledger.FailedReadsOf.Select(failed => (failed.Key, failed.Value)).Order());
        Assert.Equal(3, ledger.Count().FailedReads);
        Assert.Equal(1, ledger.Failures["read: leaderboard 504"]);
    }
}
