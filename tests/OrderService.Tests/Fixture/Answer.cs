using System.Text.Json;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>What came back, read to the end.</summary>
/// <param name="Headers">Of the response and of its content; several values are joined by a comma.</param>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string? ETag => Headers.GetValueOrDefault("ETag");

    public string? Token => Headers.GetValueOrDefault("Consistency-Token");

    public static async Task<Answer> Read(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, All(response.Headers.Concat(response.Content.Headers)), text);
    }

    private static Dictionary<string, string> All(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
}
