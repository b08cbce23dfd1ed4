using Shop.EventStore.Replicas;

namespace Shop.EventStore.Tests.Replicas;

public sealed class The_lag_of_a_replica
{
    private static readonly DateTimeOffset Start = new(2026, 1, 8, 9, 30, 0, TimeSpan.Zero);

    private readonly WalHistory _history = new();

    [Fact]
    public void is_none_before_the_primary_was_ever_asked() => Assert.Equal(TimeSpan.Zero, LagOf(0, 10));

    [Theory]
    [InlineData(99, 10)]
    [InlineData(100, 8)]
    [InlineData(150, 8)]
    [InlineData(200, 0)]
    [InlineData(999, 0)]
    public void is_the_age_of_the_first_place_that_it_has_not_come_to(ulong replayed, int expectedSeconds)
    {
        _history.Add(100, Start);
        _history.Add(200, Start.AddSeconds(2));
        _history.Add(200, Start.AddSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(expectedSeconds), LagOf(replayed, 10));
    }

    [Fact]
    public void is_known_for_half_an_hour_and_no_more()
    {
        for (var sample = 0; sample < 5_000; sample++)
        {
            _history.Add((ulong)sample + 1, Start.AddSeconds(2 * sample));
        }

        Assert.Equal(TimeSpan.FromSeconds(1_800), LagOf(0, 10_000));
    }

    private TimeSpan LagOf(ulong replayed, int secondsLater) => _history.LagOf(replayed, Start.AddSeconds(secondsLater));
}
