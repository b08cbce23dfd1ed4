namespace Shop.EventStore.Log;

/// <param name="CausationId">What the client called this command, when it named it.</param>
/// <param name="CorrelationId">What a whole conversation is known by.</param>
/// <param name="TraceParent">W3C trace context of the command.</param>
public sealed record EventMetadata(string? CausationId = null, string? CorrelationId = null, string? TraceParent = null);
