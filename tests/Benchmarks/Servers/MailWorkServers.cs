using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace Shop.Benchmarks.Servers;

/// <summary>What a consumer that writes mails needs: a broker, a database for its inbox, a mail server.</summary>
internal sealed class MailWorkServers : IAsyncDisposable
{
    private const string User = "shop";
    private const int SmtpPort = 1025;
    private const int HttpPort = 8025;

    private readonly RabbitMqContainer _rabbitMq = new RabbitMqBuilder("rabbitmq:4-management").WithUsername(User).WithPassword(User).Build();
    private readonly PostgreSqlContainer _postgres = new PostgreSqlBuilder("postgres:17").Build();
    private readonly HttpClient _http = new();
    private readonly IContainer _mailpit = new ContainerBuilder("axllent/mailpit:latest")
        .WithPortBinding(SmtpPort, assignRandomHostPort: true)
        .WithPortBinding(HttpPort, assignRandomHostPort: true)
        .WithEnvironment("MP_MAX_MESSAGES", "0")
        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPort(HttpPort).ForPath("/readyz")))
        .Build();

    /// <summary>As the configuration of any part that uses them.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["RabbitMq__Host"] = _rabbitMq.Hostname,
        ["RabbitMq__Port"] = Text(_rabbitMq.GetMappedPublicPort(RabbitMqBuilder.RabbitMqPort)),
        ["RabbitMq__User"] = User,
        ["RabbitMq__Password"] = User,
        ["ConnectionStrings__Inbox"] = _postgres.GetConnectionString(),
        ["Smtp__Host"] = _mailpit.Hostname,
        ["Smtp__Port"] = Text(_mailpit.GetMappedPublicPort(SmtpPort)),
        ["Smtp__Security"] = "None",
    };

    public static async Task<MailWorkServers> Start()
    {
        var servers = new MailWorkServers();
        await Task.WhenAll(servers._rabbitMq.StartAsync(), servers._postgres.StartAsync(), servers._mailpit.StartAsync());
        return servers;
    }

    public async Task<int> Mails()
    {
        var address = new Uri($"http://{_mailpit.Hostname}:{Text(_mailpit.GetMappedPublicPort(HttpPort))}/api/v1/messages?limit=1");
        return (await _http.GetFromJsonAsync<JsonElement>(address)).GetProperty("total").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _mailpit.DisposeAsync();
        await _postgres.DisposeAsync();
        await _rabbitMq.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
