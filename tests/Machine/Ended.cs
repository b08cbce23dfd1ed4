namespace Shop.Machine;

/// <summary>A process that has ended, and what it said.</summary>
public sealed record Ended(int ExitCode, string Output, string Errors);
