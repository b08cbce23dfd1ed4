namespace Shop.Faults.Load;

/// <summary>What the shop has promised by answering a command.</summary>
internal sealed record Acknowledgement(Guid OrderId, long Version, string Token);
