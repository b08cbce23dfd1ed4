namespace Shop.Faults.Proof;

/// <summary>An event of an order in the log.</summary>
internal sealed record LoggedEvent(Guid EventId, Guid OrderId, long Version, string Type, string Key)
{
    // A change of the address writes no mail; this run makes none.
    public bool HasMail => Type is "order-placed" or "order-shipped" or "order-cancelled";
}
