namespace Shop.Cluster.Connection;

/// <summary>Reads that may fail while the one server that can answer them is away.</summary>
/// <param name="Why">In words that follow the server's name.</param>
/// <param name="Resources">Of <see cref="Load.OrderFlow"/>; no other read may fail.</param>
internal sealed record Waiver(string Why, params IReadOnlyList<string> Resources);
