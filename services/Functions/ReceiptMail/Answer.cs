namespace Shop.ReceiptMail;

/// <param name="Id">Of the event that it is about.</param>
/// <param name="Reason">For people; null when it is done.</param>
internal sealed record Answer(Guid Id, Outcome Outcome, string? Reason)
{
    public static Answer Done(Guid id) => new(id, Outcome.Done, null);

    public static Answer Refused(Guid id, string reason) => new(id, Outcome.Refused, reason);

    public static Answer Failed(Guid id, string reason) => new(id, Outcome.Failed, reason);

    public static Answer Unavailable(Guid id, string reason) => new(id, Outcome.Unavailable, reason);
}
