namespace Shop.FunctionHost.Processes;

/// <summary>What came of one invocation.</summary>
internal enum FunctionOutcome
{
    Done,
    Refused,
    Failed,
    Unavailable,

    /// <summary>No answer: the process died, was killed, or wrote something else.</summary>
    Lost,
}
