using System.Text.Json.Nodes;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Killing;

/// <summary>What the views must show, from the log's rows alone.</summary>
internal sealed class ExpectedShop
{
    private readonly Dictionary<string, Dictionary<string, long>> _customers = [];

    public ExpectedShop(IEnumerable<RecordedEvent> events)
    {
        foreach (var @event in events.Where(@event => @event.Stream.StartsWith("order-", StringComparison.Ordinal)))
        {
            Apply(@event);
        }
    }

    /// <summary>Status and version by order id.</summary>
    public Dictionary<string, (string Status, long Version)> Orders { get; } = [];

    public Dictionary<string, long> Sold { get; } = [];

    public HashSet<Guid> Mails { get; } = [];

    /// <summary>By customer: items owned, and orders by status.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, long>> Customers => _customers;

    private void Apply(RecordedEvent @event)
    {
        var order = @event.Stream["order-".Length..];
        var before = Orders.GetValueOrDefault(order);
        var status = @event.Type switch
        {
            "order-placed" => "placed",
            "order-shipped" => "shipped",
            "order-cancelled" => "cancelled",
            _ => before.Status,
        };
        Assert.Equal(before.Version + 1, @event.Version);
        Orders[order] = (status, @event.Version);
        if (status == before.Status)
        {
            return;
        }

        Mails.Add(@event.EventId);
        Count(@event, before.Status, status);
    }

    private void Count(RecordedEvent @event, string? before, string status)
    {
        var customer = _customers.TryGetValue(@event.Key, out var known) ? known : _customers[@event.Key] = [];
        Add(customer, status, 1);
        if (before is not null)
        {
            Add(customer, before, -1);
        }

        var sign = status switch { "placed" => 1, "cancelled" => -1, _ => 0 };
        foreach (var line in @event.Data["lines"]!.AsArray())
        {
            Add(Sold, line!["productId"]!.GetValue<string>(), sign * Quantity(line));
            Add(customer, "itemsOwned", sign * Quantity(line));
        }
    }

    private static long Quantity(JsonNode line) => line["quantity"]!.GetValue<long>();

    private static void Add(Dictionary<string, long> sums, string name, long amount) => sums[name] = sums.GetValueOrDefault(name) + amount;
}
