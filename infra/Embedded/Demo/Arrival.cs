namespace Shop.Embedded.Demo;

/// <summary>An event seen at a broker.</summary>
/// <param name="At">Timestamp of the clock when it was seen.</param>
internal sealed record Arrival(string EventId, string Type, string Where, long At);
