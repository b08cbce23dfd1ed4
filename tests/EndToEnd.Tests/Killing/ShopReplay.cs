using System.Text.Json.Nodes;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Killing;

/// <summary>Orders and products as the log's rows make them, folded without a line of the product's code.</summary>
internal sealed class ShopReplay
{
    private readonly Dictionary<string, JsonObject> _latest = [];
    private readonly Dictionary<(string Id, long Version), JsonObject> _versions = [];

    public ShopReplay(IEnumerable<RecordedEvent> events)
    {
        foreach (var @event in events)
        {
            Add(@event);
        }
    }

    public IEnumerable<JsonObject> Orders => _latest.Values.Where(document => document.ContainsKey("orderId"));

    public IEnumerable<JsonObject> Products => _latest.Values.Where(document => !document.ContainsKey("orderId"));

    /// <summary>The address of each mail, by the event that it is about.</summary>
    public Dictionary<Guid, string> Mails { get; } = [];

    /// <summary>Events of orders that were shipped: a function writes the receipt of each.</summary>
    public HashSet<Guid> Receipts { get; } = [];

    /// <summary>Null when the log has not come to the version that the document claims.</summary>
    public JsonObject? AsOf(JsonNode document) =>
        _versions.GetValueOrDefault(((document["orderId"] ?? document["productId"])!.GetValue<string>(), document.Number("version")));

    private void Add(RecordedEvent @event)
    {
        var id = @event.Stream.Split('-', 2)[1];
        var before = _latest.GetValueOrDefault(id);
        Assert.Equal((before?.Number("version") ?? 0) + 1, @event.Version);
        var after = Fold(before, @event);
        after["version"] = @event.Version;
        _versions[(id, @event.Version)] = _latest[id] = after;
        if (@event.Type is "order-placed" or "order-shipped" or "order-cancelled")
        {
            Mails.Add(@event.EventId, @event.Data["email"]!.GetValue<string>());
        }

        if (@event.Type == "order-shipped")
        {
            Receipts.Add(@event.EventId);
        }
    }

    private JsonObject Fold(JsonObject? before, RecordedEvent @event) => @event.Type switch
    {
        "product-registered" or "product-changed" => Pick(@event.Data, "productId", "name", "price"),
        "order-placed" => Placed(@event.Data),
        "shipping-address-changed" => With(before!, Pick(@event.Data, "shippingAddress")),
        "order-shipped" => With(before!, new JsonObject
        {
            ["status"] = "shipped",
            ["shipment"] = Pick(@event.Data, "carrier", "trackingNumber"),
            ["shippedAt"] = @event.Data["shippedAt"]!.DeepClone(),
        }),
        "order-cancelled" => With(before!, new JsonObject
        {
            ["status"] = "cancelled",
            ["cancelledAt"] = @event.Data["cancelledAt"]!.DeepClone(),
            ["cancelReason"] = @event.Data["reason"]!.DeepClone(),
        }),
        _ => throw new InvalidOperationException($"The log holds an unknown {@event.Type}."),
    };

    private JsonObject Placed(JsonNode data)
    {
        Assert.All(data["lines"]!.AsArray(), line =>
        {
            var product = _latest[line!["productId"]!.GetValue<string>()];
            Assert.True(
                JsonNode.DeepEquals(product["price"], line["unitPrice"]) && JsonNode.DeepEquals(product["name"], line["name"]),
                $"{data["orderId"]} was sold {line} when the catalogue said {product}.");
        });
        var total = data["lines"]!.AsArray().Sum(line => line!.Number("quantity") * line!["unitPrice"]!.Number("amount"));
        Assert.Equal(total, data["total"]!.Number("amount"));
        var order = Pick(data, "orderId", "customerId", "lines", "total", "shippingAddress", "placedAt");
        order["status"] = "placed";
        return order;
    }

    private static JsonObject Pick(JsonNode data, params string[] names) =>
        new(names.Where(name => data[name] is not null).Select(name => KeyValuePair.Create(name, data[name]?.DeepClone())));

    private static JsonObject With(JsonObject document, JsonObject changes)
    {
        var changed = document.DeepClone().AsObject();
        foreach (var (name, value) in changes)
        {
            changed[name] = value!.DeepClone();
        }

        return changed;
    }
}
