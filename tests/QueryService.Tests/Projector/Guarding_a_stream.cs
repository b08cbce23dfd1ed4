using Shop.Contracts;
using Shop.QueryService.Projector;

namespace Shop.QueryService.Tests.Projector;

public sealed class Guarding_a_stream
{
    private static readonly Guid Last = Guid.Parse("01994f0e-0000-7000-8000-000000000003");
    private static readonly Guid Other = Guid.Parse("01994f0e-0000-7000-8000-00000000000f");

    [Fact]
    public void begins_with_version_one() => Assert.Equal(Verdict.Apply, StreamGuard.Judge(0, Guid.Empty, Sequence.Start, Event(1, 7, Other)));

    [Fact]
    public void refuses_another_beginning() => Assert.Equal(Verdict.Gap, StreamGuard.Judge(0, Guid.Empty, Sequence.Start, Event(2, 7, Other)));

    [Fact]
    public void applies_the_next_version() => Assert.Equal(Verdict.Apply, Judge(Event(4, 40, Other)));

    [Fact]
    public void finds_a_hole() => Assert.Equal(Verdict.Gap, Judge(Event(5, 50, Other)));

    [Fact]
    public void knows_its_last_event_again() => Assert.Equal(Verdict.Repeat, Judge(Event(3, 30, Last)));

    [Fact]
    public void knows_its_last_event_again_wherever_it_stands() => Assert.Equal(Verdict.Repeat, Judge(Event(3, 99, Last)));

    [Fact]
    public void knows_an_earlier_event_by_its_place() => Assert.Equal(Verdict.Repeat, Judge(Event(2, 20, Other)));

    /// <summary>After an unplanned promotion a version is given twice.</summary>
    [Theory]
    [InlineData(3, 30)]
    [InlineData(3, 31)]
    [InlineData(2, 31)]
    [InlineData(1, 30)]
    public void finds_a_known_version_that_is_another_events(long version, long position) =>
        Assert.Equal(Verdict.Conflict, Judge(Event(version, position, Other)));

    private static Verdict Judge(EventEnvelope envelope) => StreamGuard.Judge(3, Last, Sequence.Of(0, 0, 30), envelope);

    private static EventEnvelope Event(long version, long position, Guid id) => new(
        id, "order-placed.v1", Sequence.Of(0, 0, position), "order-1", version, "customer-1", DateTimeOffset.UnixEpoch, default, null, null);
}
