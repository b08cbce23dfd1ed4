using Shop.Contracts;

namespace Shop.QueryService.Projector;

/// <summary>For a document of one stream: its events come by version, without a hole, each version once.</summary>
internal static class StreamGuard
{
    public static bool Begins(EventEnvelope envelope) => envelope.Version == 1;

    /// <param name="version">Of the last event in the document; 0 when there is no document.</param>
    /// <param name="sequence">Of the last event in the document.</param>
    public static Verdict Judge(long version, Guid lastEventId, Sequence sequence, EventEnvelope envelope)
    {
        if (envelope.Version > version)
        {
            return envelope.Version == version + 1 ? Verdict.Apply : Verdict.Gap;
        }

        if (envelope.Version == version)
        {
            return envelope.EventId == lastEventId ? Verdict.Repeat : Verdict.Conflict;
        }

        // A repeat stands where it stood in the log; only another event can stand behind a later version.
        return envelope.Sequence < sequence ? Verdict.Repeat : Verdict.Conflict;
    }
}
