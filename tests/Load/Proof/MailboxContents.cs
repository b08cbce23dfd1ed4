using System.Text.Json.Nodes;

namespace Shop.Load.Proof;

/// <summary>Every mail in Mailpit.</summary>
public static class MailboxContents
{
    private const int PageSize = 1_000;

    /// <exception cref="HttpRequestException">Mailpit does not answer.</exception>
    public static async Task<IReadOnlyList<Mail>> Read(Uri mailpit, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = mailpit };
        var mails = new List<Mail>();
        while (true)
        {
            var page = JsonNode.Parse(await client.GetStringAsync(
                new Uri($"api/v1/messages?limit={PageSize}&start={mails.Count}", UriKind.Relative), cancellationToken))!;
            var messages = page["messages"]!.AsArray();
            mails.AddRange(messages.Select(message => new Mail((string)message!["MessageID"]!, Recipient(message))));
            if (messages.Count == 0)
            {
                return mails;
            }
        }
    }

    private static string Recipient(JsonNode message) => (string?)message["To"]?.AsArray().FirstOrDefault()?["Address"] ?? "";
}
