namespace Shop.ServiceDefaults.Problems;

/// <summary>A command was sent to a store that broke off: it may have been recorded. Answered with 504.</summary>
public sealed class OutcomeUnknownException(Exception inner) : Exception("Whether the command was recorded is not known.", inner);
