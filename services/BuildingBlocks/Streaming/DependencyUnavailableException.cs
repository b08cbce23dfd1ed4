namespace Shop.Streaming;

/// <summary>A server that is needed does not answer. Nothing is wrong with what was asked; it is tried again later.</summary>
public sealed class DependencyUnavailableException(string dependency, Exception inner)
    : Exception($"{dependency} is not available.", inner);
