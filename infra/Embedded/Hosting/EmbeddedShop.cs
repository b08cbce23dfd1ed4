using Shop.Embedded.Catalogue;
using Shop.Embedded.CommandLine;
using Shop.Embedded.DataFolders;
using Shop.Embedded.RabbitMq;
using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.Hosting;

/// <summary>
/// The whole system in one process: the embedded servers, then each service as its own web application. Services
/// get addresses and store adapters, nothing else: what they say to each other goes over the wire.
/// </summary>
internal sealed class EmbeddedShop : IAsyncDisposable
{
    // Long enough for what runs to end, short enough for all three stages together to stay well below ten seconds.
    private static readonly TimeSpan StageTimeMax = TimeSpan.FromSeconds(2);

    private readonly DisposalStack _running = new();
    private readonly DataFolder _folder;
    private readonly TimeProvider _clock;

    private EmbeddedShop(DataFolder folder, Stores stores, Servers servers, TimeProvider clock)
    {
        _folder = folder;
        _clock = clock;
        Stores = stores;
        Servers = servers;
        Transport = new InMemoryBroker(stores.QueueProgress).Transport;
    }

    public Stores Stores { get; }

    public Servers Servers { get; }

    /// <summary>How any bus of this process reaches RabbitMQ.</summary>
    public BrokerTransport Transport { get; }

    /// <summary>All but the gateway.</summary>
    public IReadOnlyList<Part> Parts { get; private set; } = [];

    public Uri Gateway { get; private set; } = null!;

    public string DataPath => _folder.Path;

    public string MailFolder => _folder.MailFolder;

    public string ReceiptFolder => _folder.ReceiptFolder;

    public string KafkaBootstrapServers => Servers.Kafka.BootstrapServers;

    public string RedisEndpoint => Servers.Redis.Endpoint;

    /// <summary>Returns when every part is ready.</summary>
    /// <exception cref="StartException">It cannot start; what was started is stopped again.</exception>
    public static async Task<EmbeddedShop> Start(EmbeddedOptions options, TimeProvider clock)
    {
        Ports.RequireFree(options.Port);
        var opening = new DisposalStack();
        try
        {
            var folder = opening.Add(DataFolder.Open(options.DataFolder, options.Fresh));
            if (ProcessTraces.Start() is { } traces)
            {
                opening.Add(traces);
            }

            var loggers = opening.Add(LoggerFactory.Create(logging => logging.AddConsole().SetMinimumLevel(LogLevel.Warning)));
            var servers = opening.Add(new Starting<Servers>(Task.Run(Servers.Start)));
            var stores = opening.Add(await Stores.Open(folder, clock, loggers));
            var shop = new EmbeddedShop(folder, stores, await servers.Started, clock);
            opening.Add(shop._running);
            await shop.StartParts(options.Port);
            shop._running.Adopt(opening);
            return shop;
        }
        catch
        {
            await opening.DisposeAsync();
            throw;
        }
    }

    /// <summary>In order: no new requests, no new commands, no new messages; then the files and the servers.</summary>
    public async ValueTask DisposeAsync() => await _running.DisposeAsync();

    private async Task StartParts(int port)
    {
        var parts = new PartFactory(Stores, Servers, Transport, _clock);

        // Consumers first: a queue that is not bound yet would miss what the relay publishes.
        Part[] consumers =
        [
            parts.Projector(), parts.Query("query-1"), parts.Query("query-2"), parts.Email(), parts.Analytics(), parts.Functions(),
        ];
        await StartAll(consumers);
        await RelayStart.Rewind(Stores);
        var orders = parts.Orders();
        await StartAll(orders);
        Parts = [orders, .. consumers];
        await CatalogueSeed.Enter(orders.Address, Stores.Log, CancellationToken.None);

        var gateway = parts.Gateway(port, Parts);
        await StartAll(gateway);
        Gateway = gateway.Address;
        await Readiness.Wait(Gateway, _clock);
    }

    private async Task StartAll(params Part[] parts)
    {
        _running.Add(new Stage(parts, StageTimeMax));
        await Task.WhenAll(parts.Select(part => Task.Run(() => part.Start(CancellationToken.None))));
    }
}
