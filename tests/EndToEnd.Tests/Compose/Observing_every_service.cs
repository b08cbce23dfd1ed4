namespace Shop.EndToEnd.Tests.Compose;

/// <summary>A collector on this machine gets the metrics and the logs of every container of a service.</summary>
[Collection<InContainers>]
public sealed class Observing_every_service(ShopInContainers containers)
{
    // Metrics are sent once a minute.
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(3);

    // The projector is a query service that answers no query.
    private static readonly Dictionary<string, int> Processes = new()
    {
        ["gateway"] = 1,
        ["order"] = 1,
        ["query"] = 3,
        ["email"] = 1,
        ["analytics"] = 1,
        ["functions"] = 1,
    };

    [Fact]
    public async Task shows_its_metrics_and_its_logs()
    {
        Assert.NotNull(containers.Shop);
        await containers.Collector!.MustGetLogsOf(Processes, TimeMax);
        await containers.Collector.MustGetMetricsOf(Processes, TimeMax);
    }
}
