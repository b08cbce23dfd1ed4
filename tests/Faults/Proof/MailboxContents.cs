using System.Text.Json.Nodes;

namespace Shop.Faults.Proof;

/// <summary>The Message-ID of every mail in Mailpit.</summary>
internal static class MailboxContents
{
    private const int PageSize = 1_000;

    public static async Task<IReadOnlyList<string>> Read(Uri mailpit, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = mailpit };
        var ids = new List<string>();
        while (true)
        {
            var page = JsonNode.Parse(await client.GetStringAsync(
                new Uri($"api/v1/messages?limit={PageSize}&start={ids.Count}", UriKind.Relative), cancellationToken))!;
            var messages = page["messages"]!.AsArray();
            ids.AddRange(messages.Select(message => (string)message!["MessageID"]!));
            if (messages.Count == 0)
            {
                return ids;
            }
        }
    }
}
