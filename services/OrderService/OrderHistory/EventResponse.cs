using System.Text.Json;
using Shop.EventStore.Log;

namespace Shop.OrderService.OrderHistory;

/// <param name="Type">Name and schema of the message, e.g. <c>order-placed.v1</c>.</param>
/// <param name="Data">The message as it was recorded.</param>
public sealed record EventResponse(long Version, string Type, DateTimeOffset RecordedAt, JsonElement Data)
{
    internal static EventResponse Of(StoredEvent stored) =>
        new(stored.Version, $"{stored.Type}.v{stored.Schema}", stored.RecordedAt, JsonElement.Parse(stored.Data.Span));
}
