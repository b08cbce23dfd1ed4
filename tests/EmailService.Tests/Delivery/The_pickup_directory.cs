using Shop.Embedded.Mail;
using Shop.EmailService.OrderPlacedMail;

namespace Shop.EmailService.Tests.Delivery;

public sealed class The_pickup_directory : IDisposable
{
    private readonly TemporaryDirectory _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void is_made_when_it_is_missing()
    {
        _ = new PickupDirectory(_disk["a/b"]);
        Assert.True(Directory.Exists(_disk["a/b"]));
    }

    [Fact]
    public void deletes_at_its_start_what_a_crash_left_and_keeps_the_mails()
    {
        File.WriteAllText(_disk["one.tmp"], "half");
        File.WriteAllText(_disk["two.eml"], "whole");
        _ = new PickupDirectory(_disk.Path);
        Assert.Equal([_disk["two.eml"]], Directory.EnumerateFiles(_disk.Path));
    }

    [Fact]
    public async Task leaves_a_mail_that_is_there_untouched()
    {
        File.WriteAllText(_disk[$"{Samples.EventId}.eml"], "sent before");
        using var message = Mails.Composer.Compose(Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed)));
        await new PickupDirectory(_disk.Path).Deliver(Samples.EventId, message, TestContext.Current.CancellationToken);
        Assert.Equal("sent before", File.ReadAllText(_disk[$"{Samples.EventId}.eml"]));
    }

    [Fact]
    public async Task fails_when_it_cannot_be_written()
    {
        var directory = new PickupDirectory(_disk["gone"]);
        Directory.Delete(_disk["gone"]);
        using var message = Mails.Composer.Compose(Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed)));
        await Assert.ThrowsAnyAsync<IOException>(
            () => directory.Deliver(Samples.EventId, message, TestContext.Current.CancellationToken));
    }
}
