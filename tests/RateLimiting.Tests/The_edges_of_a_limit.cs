using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

/// <summary>Moments that random schedules seldom meet: a limit in memory at the very microsecond of its turn.</summary>
public sealed class The_edges_of_a_limit
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void A_fixed_window_begins_at_its_first_microsecond()
    {
        var window = new FixedWindow(3, Millisecond).InMemory();
        window.Debit(5_000, 3);
        Assert.Equal(new Answer(1, 0, 1, 0), window.Check(5_999, 1));
        Assert.Equal(new Answer(0, 2, 1_000, 0), window.Check(6_000, 1));
    }

    // A permit is back after 333 microseconds and a third: at the next whole one nothing is owed, and nothing is saved either.
    [Fact]
    public void A_bucket_is_full_and_no_fuller_when_a_fraction_of_a_microsecond_is_over()
    {
        var bucket = new TokenBucket(3, Millisecond, 10).InMemory();
        bucket.Debit(0, 1);
        bucket.Debit(334, 1);
        Assert.Equal(new Answer(0, 9, 334, 0), bucket.Check(334, 0));
    }

    [Fact]
    public void A_permit_leaves_a_log_at_the_end_of_its_window()
    {
        var log = new SlidingLog(2, Millisecond).InMemory();
        log.Debit(0, 1);
        log.Debit(300, 1);
        Assert.Equal(new Answer(1, 0, 301, 0), log.Check(999, 1));
        Assert.Equal(new Answer(301, 0, 301, 0), log.Check(999, 2));
        Assert.Equal(new Answer(0, 0, 1_000, 0), log.Check(1_000, 1));
    }
}
