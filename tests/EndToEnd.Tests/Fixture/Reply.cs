using System.Net;
using System.Text.Json.Nodes;

namespace Shop.EndToEnd.Tests.Fixture;

internal sealed record Reply(HttpStatusCode Status, string? Token, string? ETag, TimeSpan? RetryAfter, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public long Version => long.Parse(ETag!.Trim('"'), System.Globalization.CultureInfo.InvariantCulture);

    public Guid OrderId => Guid.Parse(Json["orderId"]!.GetValue<string>());

    public override string ToString() => $"{(int)Status} {Text}";
}
