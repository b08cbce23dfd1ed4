namespace Shop.FunctionHost.Processes;

/// <summary>The function has said so, or its process has died or been killed. Another attempt may go well.</summary>
internal sealed class FunctionFailedException(string message, Exception? inner = null) : Exception(message, inner);
