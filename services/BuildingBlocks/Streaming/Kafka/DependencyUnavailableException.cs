namespace Shop.Streaming.Kafka;

/// <summary>A server that the handler needs does not answer. The consumer waits for it and parks nothing.</summary>
public sealed class DependencyUnavailableException(string dependency, Exception inner)
    : Exception($"{dependency} is not available.", inner);
