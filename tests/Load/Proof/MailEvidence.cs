namespace Shop.Load.Proof;

/// <summary>
/// Mails and receipts by the Message-ID that each has of its event. The same mail may have been sent twice: to SMTP a repeat after a
/// lost answer is no other one.
/// </summary>
public static class MailEvidence
{
    private const int NamedMax = 5;

    /// <param name="load">Whose events these are. Mails to others' customers are not looked at.</param>
    public static Finding Of(string load, IEnumerable<LoggedEvent> events, IEnumerable<Mail> mails)
    {
        var sent = mails.Where(mail => OrderFlow.IsCustomer(load, mail.Recipient)).Select(mail => mail.MessageId).ToList();
        var found = sent.ToHashSet();
        var expected = events.SelectMany(@event => @event.MessageIds).ToHashSet();
        var missing = expected.Except(found).ToList();
        var unknown = found.Except(expected).ToList();
        return new Finding(
            "exactly one distinct Message-ID for each mail and each receipt in Mailpit",
            missing.Count == 0 && unknown.Count == 0,
            $"{sent.Count} mails, {sent.Count - found.Count} sent twice, {missing.Count} missing{Named(missing)}, {unknown.Count} unknown{Named(unknown)}");
    }

    private static string Named(List<string> ids) => ids.Count == 0 ? "" : $" ({string.Join(", ", ids.Take(NamedMax))})";
}
