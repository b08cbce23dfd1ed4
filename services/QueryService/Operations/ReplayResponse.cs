namespace Shop.QueryService.Operations;

/// <param name="Replayed">Messages that were handled, in all partitions of the key.</param>
public sealed record ReplayResponse(string Topic, string Key, int Replayed);
