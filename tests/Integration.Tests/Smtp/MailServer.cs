using System.Net.Http.Json;
using System.Text.Json;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Shop.Integration.Tests.Containers;
using Shop.Machine;

namespace Shop.Integration.Tests.Smtp;

/// <summary>A Mailpit, which asks for a user and a password and takes mails to one domain only.</summary>
public sealed class MailServer : ContainerFixture<IContainer>
{
    public const string User = "shop";
    public const string Password = "secret";

    private const int SmtpPort = 1025;
    private const int HttpPort = 8025;

    private readonly HttpClient _http = new();

    // Fixed, so that a restarted server has the same address.
    private readonly int _smtp = FreePorts.Take();
    private readonly int _api = FreePorts.Take();

    /// <summary>Of SMTP.</summary>
    public int Port => Container.GetMappedPublicPort(SmtpPort);

    /// <summary>What has arrived, without its content.</summary>
    public async Task<IReadOnlyList<JsonElement>> Arrived(int limit = 50) =>
        [.. (await Get($"messages?limit={limit}")).GetProperty("messages").EnumerateArray()];

    /// <summary>One message with its parts <c>HTML</c> and <c>Text</c>.</summary>
    public Task<JsonElement> Read(JsonElement arrived) => Get($"message/{arrived.GetProperty("ID").GetString()}");

    public Task<JsonElement> Headers(JsonElement arrived) => Get($"message/{arrived.GetProperty("ID").GetString()}/headers");

    public async Task DeleteAll() => (await _http.DeleteAsync(Api("messages"), Cancel)).EnsureSuccessStatusCode();

    /// <summary>What the server answers to RCPT from now on; 0 ends it.</summary>
    public async Task AnswerToRecipients(int status)
    {
        var trigger = new { ErrorCode = status == 0 ? 451 : status, Probability = status == 0 ? 0 : 100 };
        (await _http.PutAsJsonAsync(Api("chaos"), new { Recipient = trigger }, Cancel)).EnsureSuccessStatusCode();
    }

    public async Task Restart()
    {
        await Container.StopAsync(Cancel);
        await Container.StartAsync(Cancel);
    }

    protected override IContainer Build() => new ContainerBuilder("axllent/mailpit:latest")
        .WithPortBinding(_smtp, SmtpPort)
        .WithPortBinding(_api, HttpPort)
        .WithEnvironment("MP_SMTP_AUTH", $"{User}:{Password}")
        .WithEnvironment("MP_SMTP_AUTH_ALLOW_INSECURE", "true")
        .WithEnvironment("MP_SMTP_ALLOWED_RECIPIENTS", "@mail[.]example$")
        .WithEnvironment("MP_SMTP_DISABLE_RDNS", "true")
        .WithEnvironment("MP_ENABLE_CHAOS", "true")
        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPort(HttpPort).ForPath("/readyz")))
        .Build();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<JsonElement> Get(string path) => await _http.GetFromJsonAsync<JsonElement>(Api(path), Cancel);

    private Uri Api(string path) => new($"http://127.0.0.1:{Container.GetMappedPublicPort(HttpPort)}/api/v1/{path}");
}

/// <summary>Its tests take turns: some of them hold the server.</summary>
[CollectionDefinition("Mail server")]
public sealed class MailServerCollection : ICollectionFixture<MailServer>;
