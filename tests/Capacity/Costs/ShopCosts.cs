namespace Shop.Capacity.Costs;

/// <param name="Machine">On which the costs were measured.</param>
/// <param name="LogBytesPerOrder">Of PostgreSQL: the row of the event, its idempotency record, their indexes.</param>
/// <param name="TopicBytesPerOrder">Of one replica of the topic, compressed as the relay sends it.</param>
internal sealed record ShopCosts(string Machine, IReadOnlyList<PartCost> Parts, double LogBytesPerOrder, double TopicBytesPerOrder);
