namespace Shop.FunctionHost.Processes;

/// <summary>The event is nothing that the function could ever handle. Retrying does not help.</summary>
internal sealed class FunctionRefusedException(string message) : Exception(message);
