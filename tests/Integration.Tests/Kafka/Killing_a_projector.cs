using System.Net;
using Shop.Contracts;
using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.MongoDb;
using Shop.Integration.Tests.Relaying;

namespace Shop.Integration.Tests.Kafka;

/// <summary>Two processes of QueryService, on a Kafka and a MongoDB that nobody else writes to.</summary>
public sealed class Killing_a_projector(KafkaServer kafka, MongoServer mongo) : IClassFixture<KafkaServer>, IClassFixture<MongoServer>
{
    private const int Customers = 24;
    private const int Rounds = 30;
    private const string Check = "consumer ProjectorHandler";

    private static readonly int Partitions = Topic.All.Sum(topic => topic.Partitions);

    [Fact]
    public async Task gives_its_partitions_to_the_other_and_nothing_is_missing_or_counted_twice()
    {
        var settings = kafka.Settings(("Kafka:SessionTimeoutMilliseconds", "6000"), ("ConnectionStrings:ReadModels", mongo.NewDatabase()));
        await Migrate(settings);
        await using var survivor = ServiceProcess.Start("QueryService", settings);
        await using var victim = ServiceProcess.Start("QueryService", settings);
        await Holds(survivor, Partitions / 2);
        await Holds(victim, Partitions / 2);

        await using var orders = new RelayedOrders();
        await orders.StartRelay(Relaying_to_Kafka.SinkTo(kafka.BootstrapServers, orders.Log));
        for (var round = 1; round <= Rounds; round++)
        {
            await orders.Place(Customers);
            if (round == Rounds / 2)
            {
                victim.Kill();
            }
        }

        await Holds(survivor, Partitions);
        await Task.WhenAll(Enumerable.Range(0, Customers).Select(number => HasAllOrders(survivor, $"customer-{number}")));
    }

    private static async Task Migrate(IReadOnlyDictionary<string, string?> settings)
    {
        await using var migration = ServiceProcess.Start("QueryService", settings, "migrate");
        Assert.True(await migration.Exit() == 0, migration.Output);
    }

    private static Task Holds(ServiceProcess service, int partitions) => Eventually.Holds(
        async () => await service.Check(Check) == $"{partitions} partitions.",
        () => $"{partitions} partitions are held. {service.Output}");

    private static async Task HasAllOrders(ServiceProcess service, string customer)
    {
        await Eventually.Holds(
            async () => await Placed(service, customer) >= Rounds, () => $"{customer} has {Rounds} orders. {service.Output}");
        Assert.Equal(Rounds, await Placed(service, customer));
    }

    private static async Task<int> Placed(ServiceProcess service, string customer)
    {
        try
        {
            var answer = await service.Get($"/customers/{customer}");
            return answer.GetProperty("orders").GetProperty("placed").GetInt32();
        }
        catch (HttpRequestException exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable)
        {
            // A busy machine's MongoDB may be too late, too: it is asked again.
            return 0;
        }
    }
}
