using Microsoft.Extensions.Logging;

namespace Shop.FunctionHost.Processes;

internal static partial class FunctionLog
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "FunctionStarted", Message = "Process {Process} of {Program} was started.")]
    public static partial void FunctionStarted(this ILogger logger, int process, string program);

    [LoggerMessage(Level = LogLevel.Information, EventName = "FunctionEnded", Message = "Process {Process} has ended after {Lived}.")]
    public static partial void FunctionEnded(this ILogger logger, int process, TimeSpan lived);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "FunctionSaid", Message = "Process {Process}: {Line}")]
    public static partial void FunctionSaid(this ILogger logger, int process, string line);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "FunctionLost",
        Message = "Process {Process} gave no answer about event {EventId} and is replaced: {Reason}")]
    public static partial void FunctionLost(this ILogger logger, int process, Guid eventId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "FunctionNotDone", Message = "Event {EventId} is not done: {Outcome}.")]
    public static partial void FunctionNotDone(this ILogger logger, Guid eventId, FunctionOutcome outcome);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "FunctionKilled",
        Message = "Process {Process} had not ended {Milliseconds} ms after its input, and was killed.")]
    public static partial void FunctionKilled(this ILogger logger, int process, int milliseconds);
}
