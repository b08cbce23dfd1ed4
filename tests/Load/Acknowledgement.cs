namespace Shop.Load;

/// <summary>What the shop has promised by answering a command.</summary>
public sealed record Acknowledgement(Guid OrderId, long Version, string Token);
