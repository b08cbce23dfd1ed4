using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.FunctionHost.Processes;

/// <summary>What a function says about an event, on one line, e.g. <c>{"id":"0197…","outcome":"failed","reason":"…"}</c>.</summary>
internal sealed record FunctionAnswer(Guid Id, FunctionOutcome Outcome, string? Reason)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<FunctionOutcome>(allowIntegerValues: false) },
    };

    /// <param name="eventId">Of the event that was asked about: an answer about another one has come too late, or is none.</param>
    /// <exception cref="FunctionFailedException">The line is no answer about this event.</exception>
    public static FunctionAnswer Parse(ReadOnlySpan<byte> line, Guid eventId)
    {
        try
        {
            return JsonSerializer.Deserialize<FunctionAnswer>(line, Options) is { } answer && answer.Id == eventId && answer.Outcome != FunctionOutcome.Lost
                ? answer
                : throw new FunctionFailedException("The function has answered about something else.");
        }
        catch (JsonException exception)
        {
            throw new FunctionFailedException("The function has written a line that is no answer.", exception);
        }
    }

    /// <exception cref="FunctionRefusedException">The event is refused for good.</exception>
    /// <exception cref="FunctionUnavailableException">It has to wait.</exception>
    /// <exception cref="FunctionFailedException">This attempt has failed.</exception>
    public void RequireDone()
    {
        if (Outcome != FunctionOutcome.Done)
        {
            var reason = Reason ?? "The function gave no reason.";
            throw Outcome switch
            {
                FunctionOutcome.Refused => new FunctionRefusedException(reason),
                FunctionOutcome.Unavailable => new FunctionUnavailableException(reason),
                _ => new FunctionFailedException(reason),
            };
        }
    }
}
