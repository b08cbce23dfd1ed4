namespace Shop.EndToEnd.Tests.Killing;

/// <summary>What a client was told: this order has come to this version.</summary>
internal sealed record Acknowledged(Guid OrderId, long Version, string Command);
