namespace Shop.Load.Proof;

public static class LogEvidence
{
    public static Finding Of(IReadOnlyCollection<Acknowledgement> acknowledged, IReadOnlyCollection<LoggedEvent> events)
    {
        var logged = events.Select(@event => (@event.OrderId, @event.Version)).ToHashSet();
        var lost = acknowledged.Count(promise => !logged.Contains((promise.OrderId, promise.Version)));
        return new Finding("every acknowledged command is in the log", lost == 0, $"{acknowledged.Count} acknowledged, {events.Count} events, {lost} lost");
    }
}
