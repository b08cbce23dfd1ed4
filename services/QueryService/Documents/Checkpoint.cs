using Shop.Contracts;

namespace Shop.QueryService.Documents;

/// <summary>How far a read model has come in a partition: everything up to here is in its documents.</summary>
/// <param name="Sequence">Of the last event applied.</param>
/// <param name="Offset">Kafka's, of the last message; null when the topic has been made anew since.</param>
public sealed record Checkpoint(string ReadModel, string Topic, int Partition, Sequence Sequence, long? Offset);
