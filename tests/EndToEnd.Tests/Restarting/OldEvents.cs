using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Shop.Contracts;

namespace Shop.EndToEnd.Tests.Restarting;

/// <summary>A long history, written with raw SQL: price changes of many products, and orders among them.</summary>
internal static class OldEvents
{
    private const int Orders = 1_000;
    private const int Products = 100;
    private const string At = "2026-01-01T00:00:00.000Z";

    /// <param name="count">Events to append to the log of a stopped shop.</param>
    public static void Append(string logFile, int count)
    {
        using var connection = new SqliteConnection($"Data Source={logFile};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = """
            insert into events (partition, stream, version, key, event_id, type, schema, data, metadata, recorded_at)
            values ($partition, $stream, $version, $key, $eventId, $type, 1, $data, '{}', 1767225600000)
            """;
        for (var number = 0; number < count; number++)
        {
            var orderDue = number % (count / Orders) == 0;
            Insert(command, orderDue ? OrderPlaced(number) : PriceChange(number));
        }

        transaction.Commit();
    }

    private static Row PriceChange(int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"old-{number % Products}");
        var version = (number / Products) + 1;
        var data = new JsonObject
        {
            ["productId"] = id,
            ["name"] = "Old",
            ["price"] = Money(number),
            [version == 1 ? "registeredAt" : "changedAt"] = At,
        };
        return new Row(Topic.Products, $"product-{id}", version, id, version == 1 ? "product-registered" : "product-changed", data);
    }

    private static Row OrderPlaced(int number)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(number));
        var customer = string.Create(CultureInfo.InvariantCulture, $"old-{number % 50}");
        var line = new JsonObject { ["productId"] = "old-1", ["name"] = "Old", ["quantity"] = 1, ["unitPrice"] = Money(1) };
        var data = new JsonObject
        {
            ["orderId"] = id,
            ["customerId"] = customer,
            ["email"] = "old@example.com",
            ["lines"] = new JsonArray(line),
            ["total"] = Money(1),
            ["placedAt"] = At,
        };
        return new Row(Topic.Orders, $"order-{id}", 1, customer, "order-placed", data);
    }

    private static JsonObject Money(int amount) => new() { ["amount"] = amount, ["currency"] = "EUR" };

    private static void Insert(SqliteCommand command, Row row)
    {
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$partition", row.Topic.PartitionOf(row.Key));
        command.Parameters.AddWithValue("$stream", row.Stream);
        command.Parameters.AddWithValue("$version", row.Version);
        command.Parameters.AddWithValue("$key", row.Key);
        command.Parameters.AddWithValue("$eventId", Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString());
        command.Parameters.AddWithValue("$type", row.Type);
        command.Parameters.AddWithValue("$data", row.Data.ToJsonString());
        command.ExecuteNonQuery();
    }

    private sealed record Row(Topic Topic, string Stream, long Version, string Key, string Type, JsonObject Data);
}
