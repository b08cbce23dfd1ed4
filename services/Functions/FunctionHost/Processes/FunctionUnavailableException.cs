namespace Shop.FunctionHost.Processes;

/// <summary>A server that the function needs is away. Nothing is wrong with the event: it waits.</summary>
internal sealed class FunctionUnavailableException(string message) : Exception(message);
