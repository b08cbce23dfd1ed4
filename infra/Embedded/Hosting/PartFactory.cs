using System.Globalization;
using MassTransit;
using Shop.AnalyticsService;
using Shop.Contracts;
using Shop.EmailService;
using Shop.Embedded.Kafka;
using Shop.Embedded.RabbitMq;
using Shop.FunctionHost;
using Shop.Gateway;
using Shop.Gateway.Routes;
using Shop.OrderService;
using Shop.QueryService;
using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.Hosting;

/// <summary>Each service with the addresses and adapters that the embedded mode gives it.</summary>
internal sealed class PartFactory(Stores stores, Servers servers, BrokerTransport transport, TimeProvider clock)
{
    /// <summary>The projector's consumer group.</summary>
    public const string ConsumerGroup = "query";

    private const int AnyPort = 0;

    public Part Orders() => Part.Create(
        "order",
        AnyPort,
        new Dictionary<string, string?>
        {
            ["Kafka:BootstrapServers"] = servers.Kafka.BootstrapServers,
            ["Kafka:LingerMilliseconds"] = "1",
            ["Relay:Partitions"] = Topic.Orders.Partitions.ToString(CultureInfo.InvariantCulture),
        },
        builder => builder.AddOrderService(
            new OrderStores(stores.Log, stores.Log, stores.Snapshots, stores.Cursors)
            {
                Gate = sink => sink.Name == RelayNames.Kafka
                    ? new MockLogGate(sink, servers.Kafka.BootstrapServers, [ConsumerGroup], clock)
                    : new QueueGate(sink, stores.QueueProgress, clock),
            },
            transport),
        app => app.MapOrderService());

    public Part Projector() => QueryPart("projector", "Projector");

    /// <summary>One of the read API's instances.</summary>
    public Part Query(string name) => QueryPart(name, "Api");

    public Part Email() => Part.Create(
        "email",
        AnyPort,
        new Dictionary<string, string?>(),
        builder => AwaitBus(builder).AddEmailService(transport, stores.MailInbox, stores.Mail),
        app => app.MapEmailService());

    public Part Analytics() => Part.Create(
        "analytics",
        AnyPort,
        new Dictionary<string, string?> { ["Analytics:Redis"] = servers.Redis.Endpoint },
        builder => AwaitBus(builder).AddAnalyticsService(transport, stores.Facts),
        app => app.MapAnalyticsService());

    public Part Functions() => Part.Create(
        "functions",
        AnyPort,
        new Dictionary<string, string?>
        {
            ["Function:Queue"] = "receipt",
            ["Function:Events:0"] = "order-shipped.v1",
            ["Function:Program"] = Path.Combine("functions", "ReceiptMail", OperatingSystem.IsWindows() ? "ReceiptMail.exe" : "ReceiptMail"),
            ["Function:Environment:MAIL_FOLDER"] = stores.Receipts,
        },
        builder => AwaitBus(builder).AddFunctionHost(transport),
        app => app.MapFunctionHost());

    public Part Gateway(int port, IReadOnlyList<Part> parts) => Part.Create(
        "gateway",
        port,
        new Dictionary<string, string?> { ["RateLimiting:Redis"] = servers.Redis.Endpoint },
        builder => builder.AddGateway(addresses => Address(addresses, parts)),
        app => app.MapGateway());

    /// <summary>A part has started only when its queues are bound: the relay starts after it.</summary>
    private static WebApplicationBuilder AwaitBus(WebApplicationBuilder builder)
    {
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        return builder;
    }

    private static void Address(PartAddresses addresses, IReadOnlyList<Part> parts)
    {
        string[] Of(string name) => [.. parts.Where(part => part.Name.Split('-')[0] == name).Select(part => part.Address.ToString())];

        addresses.Clusters["order"] = Of("order");
        addresses.Clusters["query"] = Of("query");
        addresses.Clusters["analytics"] = Of("analytics");
        addresses.Parts["email"] = Of("email").Single();
        addresses.Parts["functions"] = Of("functions").Single();
        addresses.Parts["projector"] = Of("projector").Single();
    }

    private Part QueryPart(string name, string role) => Part.Create(
        name,
        AnyPort,
        new Dictionary<string, string?>
        {
            ["Query:Role"] = role,
            ["Query:InstanceId"] = name,
            ["Kafka:BootstrapServers"] = servers.Kafka.BootstrapServers,
            ["Kafka:Group"] = ConsumerGroup,
            ["Kafka:FetchWaitMilliseconds"] = "5",
            ["Kafka:CommitMilliseconds"] = "100",
            ["Kafka:SessionTimeoutMilliseconds"] = "6000",
        },
        builder => builder.AddQueryService(stores.ReadModels),
        app => app.MapQueryService());
}
