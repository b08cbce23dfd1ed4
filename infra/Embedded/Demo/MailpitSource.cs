using System.Text.Json.Nodes;

namespace Shop.Embedded.Demo;

/// <summary>Mailpit, over its own API. It is asked for its newest mails: those of the demo are among them.</summary>
internal sealed class MailpitSource(Uri mailpit) : IMailSource, IDisposable
{
    private const int Newest = 100;

    private readonly HttpClient _client = new() { BaseAddress = mailpit };
    private readonly Dictionary<string, (Guid OrderId, SentMail Mail)> _read = [];

    public async Task<IReadOnlyList<SentMail>> About(Guid orderId, CancellationToken cancellationToken)
    {
        var list = await Get($"api/v1/messages?limit={Newest}", cancellationToken);
        foreach (var message in list["messages"]!.AsArray())
        {
            var id = (string)message!["ID"]!;
            if (!_read.ContainsKey(id))
            {
                var headers = await Get($"api/v1/message/{id}/headers", cancellationToken);
                _read[id] = (
                    Guid.TryParse(Header(headers, "X-Order-Id"), out var order) ? order : Guid.Empty,
                    new SentMail((string?)message["MessageID"] ?? "", Header(headers, "X-Event-Id"), (string?)message["Subject"] ?? "", $"{mailpit}view/{id}"));
            }
        }

        return [.. _read.Values.Where(mail => mail.OrderId == orderId).Select(mail => mail.Mail)];
    }

    public void Dispose() => _client.Dispose();

    private async Task<JsonNode> Get(string path, CancellationToken cancellationToken) =>
        JsonNode.Parse(await _client.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken))!;

    private static string Header(JsonNode headers, string name) => (string?)headers[name]?[0] ?? "";
}
