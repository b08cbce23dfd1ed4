using System.Globalization;
using System.Text;
using RabbitMQ.Client;
using Shop.Integration.Tests.Containers;
using Shop.Machine;
using Testcontainers.RabbitMq;

namespace Shop.Integration.Tests.RabbitMq;

/// <summary>One RabbitMQ for the tests of this folder. Each test uses queues and exchanges of its own, in a virtual host of its own.</summary>
public sealed class RabbitMqServer : ContainerFixture<RabbitMqContainer>
{
    private const string User = "shop";
    private const string Password = "shop-password";

    // Features that a coming version takes away: nothing here may need them.
    private const string Settings = """
        deprecated_features.permit.transient_nonexcl_queues = false
        deprecated_features.permit.global_qos = false
        """;

    // How often the broker looks for messages that were held for too long, in ms: every minute by default.
    private const string Arguments = "-rabbit channel_tick_interval 1000";

    private static readonly TimeSpan ControlMax = TimeSpan.FromMinutes(2);

    private readonly int _port = FreePorts.Take();
    private int _virtualHosts;

    /// <summary>A new virtual host, as a service's configuration.</summary>
    public async Task<Dictionary<string, string?>> NewVirtualHost()
    {
        var name = $"test-{Interlocked.Increment(ref _virtualHosts)}";
        await Control("add_vhost", name);
        await Control("set_permissions", "-p", name, User, ".*", ".*", ".*");
        return new()
        {
            ["RabbitMq:Host"] = Container.Hostname,
            ["RabbitMq:Port"] = _port.ToString(CultureInfo.InvariantCulture),
            ["RabbitMq:VirtualHost"] = name,
            ["RabbitMq:User"] = User,
            ["RabbitMq:Password"] = Password,
        };
    }

    /// <summary>A bare connection, beside everything that is tested.</summary>
    public Task<IConnection> Connect(IReadOnlyDictionary<string, string?> settings) => new ConnectionFactory
    {
        HostName = settings["RabbitMq:Host"]!,
        Port = _port,
        VirtualHost = settings["RabbitMq:VirtualHost"]!,
        UserName = User,
        Password = Password,
    }.CreateConnectionAsync(TestContext.Current.CancellationToken);

    /// <summary>By name: what <c>rabbitmqctl list_queues</c> says of <paramref name="column"/>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Queues(IReadOnlyDictionary<string, string?> settings, string column)
    {
        var text = await Control("list_queues", "-p", settings["RabbitMq:VirtualHost"]!, "--no-table-headers", "-s", "name", column);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
    }

    /// <summary>Messages that wait in a queue or are with a consumer; 0 when there is no such queue.</summary>
    public async Task<int> CountIn(IReadOnlyDictionary<string, string?> settings, string queue) =>
        (await Queues(settings, "messages")).TryGetValue(queue, out var count) ? int.Parse(count, CultureInfo.InvariantCulture) : 0;

    public async Task Restart()
    {
        await Container.StopAsync(TestContext.Current.CancellationToken);
        await Container.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task<string> Control(params string[] command)
    {
        var result = await Container.ExecAsync(["rabbitmqctl", .. command], TestContext.Current.CancellationToken).WaitAsync(ControlMax, TimeProvider.System);
        Assert.True(result.ExitCode == 0, $"rabbitmqctl {string.Join(' ', command)}: {result.Stdout}{result.Stderr}");
        return result.Stdout;
    }

    protected override RabbitMqContainer Build() => new RabbitMqBuilder("rabbitmq:4-management")
        .WithUsername(User)
        .WithEnvironment("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", Arguments)
        .WithPassword(Password)
        .WithPortBinding(_port, RabbitMqBuilder.RabbitMqPort)
        .WithResourceMapping(Encoding.UTF8.GetBytes(Settings), "/etc/rabbitmq/conf.d/30-tests.conf")
        .Build();
}

[CollectionDefinition(nameof(RabbitMqServer))]
public sealed class RabbitMqTests : ICollectionFixture<RabbitMqServer>;
