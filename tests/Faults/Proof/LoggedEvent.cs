namespace Shop.Faults.Proof;

/// <summary>An event of an order in the log.</summary>
internal sealed record LoggedEvent(Guid EventId, Guid OrderId, long Version, string Type, string Key)
{
    private const string Domain = "shop.example";

    /// <summary>Of the mails that the event must lead to: a shipped order has its receipt too. A change of the address writes none.</summary>
    public IEnumerable<string> MessageIds => Type switch
    {
        "order-placed" or "order-cancelled" => [$"{EventId:D}@{Domain}"],
        "order-shipped" => [$"{EventId:D}@{Domain}", $"receipt.{EventId:D}@{Domain}"],
        _ => [],
    };
}
