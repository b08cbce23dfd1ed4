using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Nodes;
using Shop.Machine;

namespace Shop.Compose;

/// <summary>
/// The whole shop in containers, as <c>docker compose up -d --wait</c> starts it, under a project name and on ports of its own:
/// several may run beside each other, and beside the one that a person has started.
/// </summary>
public sealed class ComposeShop : IAsyncDisposable
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(20);

    private static readonly string[] PortNames =
    [
        "GATEWAY_PORT", "MAIL_UI_PORT", "RABBITMQ_UI_PORT", "POSTGRES_PORT", "REPLICA_1_PORT", "REPLICA_2_PORT",
        "MONGO_PORT", "REDIS_PORT", "RABBITMQ_PORT", "SMTP_PORT", "KAFKA_PORT",
    ];

    // Nobody here asks a service past the gateway: any port will do, also for instances that are added.
    private static readonly string[] PortsLeftToDocker =
    [
        "GATEWAY_OPERATIONS_PORT", "ORDER_PORTS", "QUERY_PORTS", "PROJECTOR_PORTS", "EMAIL_PORTS", "ANALYTICS_PORTS", "FUNCTIONS_PORTS",
    ];

    private readonly Dictionary<string, string> _environment;
    private readonly string _project;

    private ComposeShop(string project, IReadOnlyDictionary<string, string> settings)
    {
        _project = project;
        var ports = FreePorts.Take(PortNames.Length).Select(port => port.ToString(CultureInfo.InvariantCulture));
        _environment = PortNames.Zip(ports, KeyValuePair.Create)
            .Concat(PortsLeftToDocker.Select(name => KeyValuePair.Create(name, "0")))
            .Concat(settings)
            .ToDictionary();
    }

    public Uri Gateway => new($"http://127.0.0.1:{_environment["GATEWAY_PORT"]}");

    public Uri Mailpit => new($"http://127.0.0.1:{_environment["MAIL_UI_PORT"]}");

    public Uri RabbitMq => new($"amqp://shop:rabbitmq-dev@127.0.0.1:{_environment["RABBITMQ_PORT"]}");

    /// <summary>RabbitMQ's management page and API.</summary>
    public Uri RabbitMqManagement => new($"http://127.0.0.1:{_environment["RABBITMQ_UI_PORT"]}");

    public string Kafka => $"127.0.0.1:{_environment["KAFKA_PORT"]}";

    /// <summary>An Npgsql connection string of the order log's primary.</summary>
    public string Orders => $"Host=127.0.0.1;Port={_environment["POSTGRES_PORT"]};Database=orders;Username=orders;Password=orders-dev";

    public static async Task<bool> HasDocker()
    {
        try
        {
            return (await CommandLine.Run("docker", ["compose", "ls"], TimeMax)).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Builds the images that are missing or old, and returns when all is healthy.</summary>
    /// <param name="scale">Instances by service, where not as in docker-compose.yml.</param>
    /// <param name="settings">Variables of docker-compose.yml, where not as in <c>.env</c>.</param>
    public static async Task<ComposeShop> Start(
        string project, IReadOnlyDictionary<string, int>? scale = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var shop = new ComposeShop(project, settings ?? new Dictionary<string, string>());
        try
        {
            string[] scales = [.. (scale ?? new Dictionary<string, int>()).SelectMany(one => new[] { "--scale", $"{one.Key}={one.Value}" })];
            await shop.Run(["up", "-d", "--build", "--wait", "--wait-timeout", "600", .. scales]);
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="InvalidOperationException">Something is left.</exception>
    public async ValueTask DisposeAsync()
    {
        await Run("--profile", "*", "down", "-v", "--timeout", "5");
        string[] filter = ["-q", "--filter", $"label=com.docker.compose.project={_project}"];
        var left = await Docker(["ps", "-a", .. filter]) + await Docker(["volume", "ls", .. filter]) + await Docker(["network", "ls", .. filter]);
        if (left.Length > 0)
        {
            throw new InvalidOperationException($"docker compose down -v left {left}.");
        }
    }

    /// <summary>A variable of docker-compose.yml from now on: what is started before goes on as it is.</summary>
    public void Set(string variable, string value) => _environment[variable] = value;

    /// <summary><c>docker compose</c> with these arguments; returns its output.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public Task<string> Run(params string[] arguments) => Feed("", arguments);

    /// <summary>The same, with something to read from its standard input.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public Task<string> Feed(string input, params string[] arguments) => Successful(
        [
            "compose", "-p", _project, "-f", Path.Combine(Repository.Root, "docker-compose.yml"),
            "-f", Path.Combine(Repository.Root, "infra", "debug.yml"), .. arguments,
        ],
        input);

    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public Task<string> Docker(params string[] arguments) => Successful(arguments);

    /// <summary>Ids of a service's containers that exist, running or not.</summary>
    public async Task<string[]> Containers(string service) =>
        (await Run("ps", "-a", "-q", service)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What Docker knows of every container of the shop, the ended steps too.</summary>
    public async Task<IReadOnlyList<JsonNode>> Inspect()
    {
        var ids = (await Run("ps", "-a", "-q")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. JsonNode.Parse(await Docker(["inspect", .. ids]))!.AsArray().Select(container => container!)];
    }

    private async Task<string> Successful(string[] arguments, string input = "")
    {
        var ended = await CommandLine.Run("docker", arguments, TimeMax, _environment, input);
        return ended.ExitCode == 0
            ? ended.Output.Trim()
            : throw new InvalidOperationException($"docker {string.Join(' ', arguments)}: {ended.Errors}\n{ended.Output}");
    }
}
