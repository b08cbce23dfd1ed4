namespace Shop.Embedded.Demo;

/// <summary>A check failed without which no further step can be played.</summary>
internal sealed class DemoOverException(string check) : Exception($"{check}: it does not");
