namespace Shop.QueryService.Operations;

public sealed record ParkedResponse(IReadOnlyList<ParkedItem> Items);

/// <param name="Reason">Why its first message could not be handled.</param>
/// <param name="Count">Messages that wait to be replayed.</param>
public sealed record ParkedItem(string Topic, int Partition, string Key, string? Reason, DateTimeOffset? Since, int Count);
