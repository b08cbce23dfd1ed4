namespace Shop.Embedded;

/// <summary>Why the shop cannot start, in one line for the person who started it.</summary>
internal sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
