using Shop.EndToEnd.Tests.Fixture;
using Shop.EndToEnd.Tests.Tracing;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>A collector on this machine gets the spans of every container.</summary>
[Collection<InContainers>]
public sealed class Tracing_an_order(ShopInContainers containers)
{
    [Fact]
    public async Task shows_one_trace_through_all_services_over_both_brokers()
    {
        var gateway = containers.Shop.Gateway;
        var order = await TracedOrder.Place(gateway, await NewProduct(gateway));

        var trace = await order.MustArriveWhole(containers.Collector!);

        Assert.Equal(["gateway", "order", "query"], ServicesOnTheWayTo(trace, "orders.v1"));
        Assert.Equal(["gateway", "order", "email"], ServicesOnTheWayTo(trace, "email"));
        Assert.Equal(["gateway", "order", "analytics"], ServicesOnTheWayTo(trace, "analytics"));
        Assert.Equal(["email", "order"], ServicesThatAskPostgreSql(trace));
    }

    private static IEnumerable<string> ServicesOnTheWayTo(ReceivedTrace trace, string destination) =>
        trace.PathTo(trace.Handled(destination)!).Select(span => span.Service).Distinct();

    private static IEnumerable<string> ServicesThatAskPostgreSql(ReceivedTrace trace) => trace.Spans
        .Where(span => span.Attributes.GetValueOrDefault("db.system.name") == "postgresql")
        .Select(span => span.Service)
        .Distinct()
        .Order();

    private static async Task<string> NewProduct(Uri gateway)
    {
        using var client = new Client(gateway);
        var product = $"traced-{Guid.CreateVersion7():N}";
        await client.Register(product, "Traced");
        return product;
    }
}
