using Shop.Embedded.Mail;
using Shop.EmailService.Inbox;

namespace Shop.EmailService.Tests.Delivery;

public sealed class The_inbox : IDisposable
{
    private static readonly DeliveredMail Delivered = new(Samples.EventId, Samples.OrderId, "order-placed.v1", Samples.At);

    private readonly TemporaryDirectory _disk = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task knows_a_mail_only_after_it_was_recorded()
    {
        using var inbox = new SqliteMailInbox(_disk["inbox.db"]);
        Assert.False(await inbox.Contains(Samples.EventId, Cancellation));
        await inbox.Record(Delivered, Cancellation);
        Assert.True(await inbox.Contains(Samples.EventId, Cancellation));
    }

    [Fact]
    public async Task knows_it_after_a_restart()
    {
        using (var inbox = new SqliteMailInbox(_disk["inbox.db"]))
        {
            await inbox.Record(Delivered, Cancellation);
        }

        using var reopened = new SqliteMailInbox(_disk["inbox.db"]);
        Assert.True(await reopened.Contains(Samples.EventId, Cancellation));
    }

    [Fact]
    public async Task takes_the_same_mail_twice_at_once()
    {
        using var inbox = new SqliteMailInbox(_disk["inbox.db"]);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => inbox.Record(Delivered, Cancellation))));
        Assert.True(await inbox.Contains(Samples.EventId, Cancellation));
    }
}
