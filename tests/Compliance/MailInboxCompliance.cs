using Shop.EmailService.Inbox;
using Xunit;

namespace Shop.Compliance;

/// <summary>What every adapter of <see cref="IMailInbox"/> does.</summary>
public abstract class MailInboxCompliance : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 1, 8, 9, 30, 0, 120, TimeSpan.Zero);
    private static readonly DeliveredMail Delivered = new(Id(1), Id(9), "order-placed.v1", At);

    private IMailInbox _inbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each test has an inbox of its own, at first empty; opened a second time it is the same.</summary>
    protected abstract ValueTask<IMailInbox> OpenInbox();

    public async ValueTask InitializeAsync() => _inbox = await OpenInbox();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_mail_is_known_only_after_it_was_recorded()
    {
        Assert.False(await _inbox.Contains(Id(1), Cancel));
        await _inbox.Record(Delivered, Cancel);
        Assert.True(await _inbox.Contains(Id(1), Cancel));
    }

    [Fact]
    public async Task A_mail_is_known_by_its_event_alone()
    {
        await _inbox.Record(Delivered, Cancel);
        Assert.False(await _inbox.Contains(Id(2), Cancel));
        Assert.False(await _inbox.Contains(Id(9), Cancel));
    }

    [Fact]
    public async Task A_mail_is_known_when_the_inbox_is_opened_again()
    {
        await _inbox.Record(Delivered, Cancel);
        var reopened = await OpenInbox();
        Assert.True(await reopened.Contains(Id(1), Cancel));
    }

    [Fact]
    public async Task Recording_a_mail_again_is_no_error()
    {
        await _inbox.Record(Delivered, Cancel);
        await _inbox.Record(Delivered with { DeliveredAt = At.AddDays(1).ToOffset(TimeSpan.FromHours(-8)) }, Cancel);
        Assert.True(await _inbox.Contains(Id(1), Cancel));
    }

    [Fact]
    public async Task The_same_mail_is_recorded_by_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _inbox.Record(Delivered, Cancel))));
        Assert.True(await _inbox.Contains(Id(1), Cancel));
    }

    [Fact]
    public async Task Many_mails_are_recorded_at_once()
    {
        await Task.WhenAll(Enumerable.Range(1, 64).Select(number => Task.Run(() => _inbox.Record(Delivered with { EventId = Id(number) }, Cancel))));
        foreach (var number in Enumerable.Range(1, 64))
        {
            Assert.True(await _inbox.Contains(Id(number), Cancel));
        }
    }

    private static Guid Id(int number) => new($"0197a2b4-0000-7000-8000-{number:d12}");
}
