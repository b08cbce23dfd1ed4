namespace Shop.Embedded.Demo;

/// <param name="Where">File or address at which a person can look at it.</param>
internal sealed record SentMail(string MessageId, string EventId, string Subject, string Where)
{
    /// <summary>Written by a function, beside the mails of EmailService.</summary>
    public bool IsReceipt => MessageId.StartsWith("receipt.", StringComparison.Ordinal);
}
