using Shop.Load;
using Shop.Load.Proof;

namespace Shop.Cluster.Tests;

public sealed class Commands_in_the_log
{
    [Fact]
    public void are_those_that_were_acknowledged() => Assert.True(LogEvidence.Of(Acknowledged, Samples.Events).Holds);

    [Fact]
    public void are_reported_when_any_one_is_missing() =>
        Assert.All(Samples.Events, lost => Assert.False(LogEvidence.Of(Acknowledged, [.. Samples.Events.Where(one => one != lost)]).Holds));

    [Fact]
    public void are_read_as_psql_prints_them() => Assert.Equal(
        Samples.Shipped,
        LoggedEvent.Parse("00000000-0000-0000-0000-000000000002|00000000-0000-0000-0000-0000000003e9|2|order-shipped|cluster-1-7"));

    private static List<Acknowledgement> Acknowledged => [.. Samples.Events.Select(@event => new Acknowledgement(@event.OrderId, @event.Version, ""))];
}
