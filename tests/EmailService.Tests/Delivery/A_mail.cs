using Shop.EmailService.Composition;
using Shop.EmailService.OrderPlacedMail;

namespace Shop.EmailService.Tests.Delivery;

public sealed class A_mail
{
    private static readonly OutgoingMail Mail = Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed));

    public static TheoryData<CrashPoint> CrashPoints { get; } = [.. Enum.GetValues<CrashPoint>()];

    [Theory]
    [MemberData(nameof(CrashPoints))]
    public async Task goes_out_once_when_the_process_dies_and_starts_again(CrashPoint point)
    {
        using var room = new MailRoom(Steps.AsBuilt, point);
        Assert.False(await room.Deliver(Mail));
        room.Restart();
        Assert.True(await room.Deliver(Mail));
        await AssertOnce(room);
    }

    [Theory]
    [MemberData(nameof(CrashPoints))]
    public async Task goes_out_once_when_an_attempt_fails_and_the_next_follows(CrashPoint point)
    {
        using var room = new MailRoom(Steps.AsBuilt, point);
        Assert.False(await room.Deliver(Mail));
        Assert.True(await room.Deliver(Mail));
        await AssertOnce(room);
    }

    [Theory]
    [MemberData(nameof(CrashPoints))]
    public async Task goes_out_once_when_it_is_delivered_twice_at_once_and_one_dies(CrashPoint point)
    {
        using var room = new MailRoom(Steps.AsBuilt, point);
        await Task.WhenAll(Task.Run(() => room.Deliver(Mail)), Task.Run(() => room.Deliver(Mail)));
        room.Restart();
        Assert.True(await room.Deliver(Mail));
        await AssertOnce(room);
    }

    [Fact]
    public async Task goes_out_once_when_it_is_delivered_many_times_at_once()
    {
        using var room = new MailRoom(Steps.AsBuilt, null);
        var delivered = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => room.Deliver(Mail))));
        Assert.DoesNotContain(false, delivered);
        await AssertOnce(room);
    }

    [Fact]
    public async Task that_is_recorded_first_is_lost_and_this_harness_sees_it()
    {
        using var room = new MailRoom(Steps.InboxFirst, CrashPoint.BeforeFile);
        Assert.False(await room.Deliver(Mail));
        room.Restart();
        Assert.True(await room.Deliver(Mail));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => AssertOnce(room));
        Assert.Empty(room.Files);
    }

    private static async Task AssertOnce(MailRoom room)
    {
        Assert.Equal([$"{Mail.EventId}.eml"], room.Files);
        Assert.Equal(Mails.Raw(Mail), room.ReadMail(Mail.EventId));
        Assert.True(await room.Contains(Mail.EventId, TestContext.Current.CancellationToken));
    }
}
