using Shop.Load.Proof;

namespace Shop.Cluster.Tests;

public sealed class Mails_of_a_load
{
    [Fact]
    public void are_one_an_event_and_a_receipt_for_what_is_shipped()
    {
        Assert.Equal(5, Samples.Mails.Count);
        Assert.True(Found(Samples.Mails).Holds);
    }

    [Fact]
    public void are_reported_when_any_one_is_missing() => Assert.All(Samples.Mails, lost =>
    {
        var finding = Found(Samples.Mails.Where(mail => mail != lost));

        Assert.False(finding.Holds);
        Assert.Contains($"1 missing ({lost.MessageId})", finding.Detail, StringComparison.Ordinal);
    });

    [Fact]
    public void are_reported_when_all_receipts_are_missing() =>
        Assert.False(Found(Samples.Mails.Where(mail => !mail.MessageId.StartsWith("receipt.", StringComparison.Ordinal))).Holds);

    [Fact]
    public void are_reported_when_an_event_has_a_second_id()
    {
        var finding = Found([.. Samples.Mails, Samples.Mails[0] with { MessageId = "other@shop.example" }]);

        Assert.False(finding.Holds);
        Assert.Contains("1 unknown (other@shop.example)", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void are_reported_when_one_went_to_somebody_else() =>
        Assert.False(Found([.. Samples.Mails.Skip(1), Samples.Mails[0] with { Recipient = "mallory@example.com" }]).Holds);

    [Fact]
    public void may_be_repeated()
    {
        var finding = Found([.. Samples.Mails, Samples.Mails[0]]);

        Assert.True(finding.Holds);
        Assert.Contains("1 sent twice", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void are_told_from_those_of_others() =>
        Assert.True(Found([.. Samples.Mails, new Mail("one@shop.example", "cluster-12-7@example.com"), new Mail("two@shop.example", "")]).Holds);

    private static Finding Found(IEnumerable<Mail> mails) => MailEvidence.Of(Samples.Load, Samples.Events, mails);
}
