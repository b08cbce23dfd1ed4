using System.Text.Json.Nodes;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>
/// The whole shop in containers, as <c>docker compose up -d --wait</c> starts it, under a project name and ports of its own.
/// Where there is no Docker, every test that asks for it is skipped with one reason.
/// </summary>
public sealed class ComposeShop : IAsyncLifetime
{
    private const string Project = "shop-tests";
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(20);

    private static readonly string[] PortNames =
    [
        "GATEWAY_PORT", "MAIL_UI_PORT", "RABBITMQ_UI_PORT", "POSTGRES_PORT", "REPLICA_1_PORT", "REPLICA_2_PORT",
        "MONGO_PORT", "REDIS_PORT", "RABBITMQ_PORT", "SMTP_PORT", "KAFKA_PORT",
    ];

    private readonly Dictionary<string, string> _ports = PortNames.Zip(FreePorts.Take(PortNames.Length)).ToDictionary();
    private bool _isUp;

    public Uri Gateway => Address("http", "GATEWAY_PORT");

    public Uri Mailpit => Address("http", "MAIL_UI_PORT");

    public Uri RabbitMq => new($"amqp://shop:rabbitmq-dev@127.0.0.1:{Port("RABBITMQ_PORT")}");

    public string Kafka => $"127.0.0.1:{Port("KAFKA_PORT")}";

    public async ValueTask InitializeAsync()
    {
        if (await HasDocker())
        {
            _isUp = true;
            await Compose("up", "-d", "--build", "--wait", "--wait-timeout", "600");
        }
    }

    /// <summary>Also checks that nothing is left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isUp)
        {
            await Compose("--profile", "*", "down", "-v", "--timeout", "5");
            Assert.Equal("", await Left());
        }
    }

    /// <summary>Fails with what it said when it does not end with 0.</summary>
    public async Task<string> Compose(params string[] arguments)
    {
        var ended = await CommandLine.Run(
            "docker",
            ["compose", "-p", Project, "-f", Path.Combine(Repository.Root, "docker-compose.yml"), "-f", Path.Combine(Repository.Root, "infra", "debug.yml"), .. arguments],
            TimeMax,
            _ports);
        Assert.True(ended.ExitCode == 0, $"docker compose {string.Join(' ', arguments)}: {ended.Errors}\n{ended.Output}");
        return ended.Output;
    }

    public static async Task<string> Docker(params string[] arguments)
    {
        var ended = await CommandLine.Run("docker", arguments, TimeMax);
        Assert.True(ended.ExitCode == 0, $"docker {string.Join(' ', arguments)}: {ended.Errors}");
        return ended.Output.Trim();
    }

    /// <summary>Ids of a service's running containers.</summary>
    public async Task<string[]> Containers(string service) =>
        (await Compose("ps", "-q", service)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What Docker knows of every container of the shop, the ended steps too.</summary>
    public async Task<IReadOnlyList<JsonNode>> Inspect()
    {
        var ids = (await Compose("ps", "-a", "-q")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. JsonNode.Parse(await Docker(["inspect", .. ids]))!.AsArray().Select(container => container!)];
    }

    private static async Task<bool> HasDocker()
    {
        try
        {
            return (await CommandLine.Run("docker", ["compose", "ls"], TimeMax)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private async Task<string> Left()
    {
        string[] filter = ["-q", "--filter", $"label=com.docker.compose.project={Project}"];
        return await Docker(["ps", "-a", .. filter]) + await Docker(["volume", "ls", .. filter]) + await Docker(["network", "ls", .. filter]);
    }

    private Uri Address(string scheme, string port) => new($"{scheme}://127.0.0.1:{Port(port)}");

    private string Port(string name)
    {
        Assert.SkipUnless(_isUp, "Docker is not running here: this test needs the shop in containers.");
        return _ports[name];
    }
}
