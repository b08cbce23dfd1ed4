using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.EventStore.Log;
using Xunit;

namespace Shop.Compliance;

/// <summary>Appends for the suites.</summary>
public static class EventLogRequests
{
    public static readonly DateTimeOffset At = new(2026, 1, 8, 9, 30, 0, 120, TimeSpan.Zero);

    public static AppendRequest Request(
        string stream,
        long expectedVersion = 0,
        int events = 1,
        int partition = 0,
        DateTimeOffset? at = null,
        IdempotencyKey? idempotency = null) => new(
            stream, expectedVersion, partition, "customer-1", [.. Enumerable.Range(1, events).Select(Event)], at ?? At, idempotency);

    public static NewEvent Event(int number) => new(
        Guid.CreateVersion7(At),
        "counted",
        1,
        JsonSerializer.SerializeToUtf8Bytes(new { number, text = "Zoë’s 🧦 \"\\\n" }),
        new EventMetadata("command-1", null, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    public static IdempotencyKey Key(string key, string scope = "customer-1", string hash = "hash-1") => new(scope, key, hash);

    /// <summary>Member order and white space are the store's own business.</summary>
    public static void AssertSameJson(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(expected.Span), JsonNode.Parse(actual.Span)),
        System.Text.Encoding.UTF8.GetString(actual.Span));
}
