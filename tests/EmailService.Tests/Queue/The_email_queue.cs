using Microsoft.Extensions.Options;
using Shop.Contracts.Orders;
using Shop.ServiceDefaults.Health;
using Shop.ServiceDefaults.Problems;

namespace Shop.EmailService.Tests.Queue;

public sealed class The_email_queue
{
    private static readonly (string, string)[] QuickRetries = [("Email:RetryMilliseconds", "1"), ("Email:RetryMillisecondsMax", "1")];
    private static readonly Guid One = new("0197a2b4-0000-7000-8000-000000000011");
    private static readonly Guid Two = new("0197a2b4-0000-7000-8000-000000000012");
    private static readonly Guid Three = new("0197a2b4-0000-7000-8000-000000000013");

    private readonly MemoryMail _mail = new();

    private static DependencyDownException Down => new("The mail inbox", "store-down", new IOException("down"));

    [Fact]
    public async Task sends_a_mail_for_a_placed_a_shipped_and_a_cancelled_order_and_none_for_an_address_change()
    {
        await using var host = await EmailHost.Start(_mail);
        await host.Publish(Samples.EventId, new ShippingAddressChangedV1(
            Samples.OrderId, "customer-1", "ada@mail.example", Samples.Placed.Lines, Samples.Placed.Total, Samples.At, Samples.Placed.ShippingAddress!, Samples.At));
        await host.Publish(One, Samples.Placed);
        await host.Publish(Two, Samples.Shipped);
        await host.Publish(Three, Samples.Cancelled);
        await Eventually.Holds(() => _mail.Recorded.Count == 3);
        Assert.Equal([One, Two, Three], _mail.Sent.Order());
        Assert.Equal(
            ["order-cancelled.v1", "order-placed.v1", "order-shipped.v1"], _mail.Recorded.Select(mail => mail.Type).Order());
    }

    [Fact]
    public async Task sends_one_mail_for_an_event_that_comes_again()
    {
        await using var host = await EmailHost.Start(_mail);
        await host.Publish(One, Samples.Placed);
        await Eventually.Holds(() => _mail.Recorded.Count == 1);
        await host.Publish(One, Samples.Placed);
        await Eventually.Holds(() => host.Log.Count("MailRepeated") == 1);
        Assert.Single(_mail.Sent);
    }

    [Fact]
    public async Task tries_again_when_the_transport_fails()
    {
        _mail.TransportFailure = (_, attempt) => attempt < 3 ? new IOException("no room") : null;
        await using var host = await EmailHost.Start(_mail, QuickRetries);
        await host.Publish(One, Samples.Placed);
        await Eventually.Holds(() => _mail.Recorded.Count == 1);
        Assert.Equal(3, _mail.Attempts.Count);
        Assert.Equal(2, host.Log.Count("MailFailed"));
        Assert.Empty(host.Errors.Events);
    }

    [Fact]
    public async Task moves_a_mail_that_never_goes_to_the_error_queue_and_sends_the_others()
    {
        _mail.TransportFailure = (id, _) => id == One ? new InvalidOperationException("never") : null;
        await using var host = await EmailHost.Start(_mail, [.. QuickRetries, ("Email:ConcurrentMessageLimit", "1")]);
        await host.Publish(One, Samples.Placed);
        await host.Publish(Two, Samples.Shipped);
        await Eventually.Holds(() => host.Errors.Events.Count == 1 && _mail.Recorded.Count == 1);
        Assert.Equal(One, Assert.Single(host.Errors.Events));
        Assert.Equal(5, _mail.Attempts.Count(id => id == One));
        Assert.Equal(Two, Assert.Single(_mail.Sent));
        Assert.Equal(5, host.Log.Count("MailFailed"));
        await Eventually.Holds(() => host.Log.Count("MovedToErrorQueue") == 1);
    }

    [Fact]
    public async Task moves_a_mail_to_no_address_to_the_error_queue_at_once()
    {
        await using var host = await EmailHost.Start(_mail, QuickRetries);
        await host.Publish(One, Samples.Placed with { Email = "nobody" });
        await Eventually.Holds(() => host.Log.Count("MovedToErrorQueue") == 1);
        Assert.Single(host.Errors.Events);
        Assert.Empty(_mail.Attempts);
    }

    [Fact]
    public async Task waits_for_an_inbox_that_is_down_however_long()
    {
        var failures = 0;
        _mail.InboxFailure = () => Interlocked.Increment(ref failures) <= 8 ? Down : null;
        await using var host = await EmailHost.Start(_mail, [.. QuickRetries, ("Email:AttemptsMax", "2")]);
        await host.Publish(One, Samples.Placed);
        await Eventually.Holds(() => _mail.Recorded.Count == 1);
        Assert.Empty(host.Errors.Events);
        Assert.True(host.Log.Count("MessageWaits") >= 1);
    }

    [Fact]
    public async Task hands_a_mail_over_once_when_the_inbox_goes_down_before_its_record()
    {
        var failures = 0;
        _mail.RecordFailure = () => Interlocked.Increment(ref failures) <= 4 ? Down : null;
        await using var host = await EmailHost.Start(_mail, [.. QuickRetries, ("Email:AttemptsMax", "2")]);
        await host.Publish(One, Samples.Placed);
        await Eventually.Holds(() => _mail.Recorded.Count == 1);
        Assert.Equal(One, Assert.Single(_mail.Attempts));
        Assert.Empty(host.Errors.Events);
    }

    [Fact]
    public async Task hands_a_mail_over_once_when_the_record_fails_and_is_retried_and_given_back()
    {
        var failures = 0;
        _mail.RecordFailure = () => Interlocked.Increment(ref failures) <= 5 ? new InvalidOperationException("no") : null;
        await using var host = await EmailHost.Start(_mail, QuickRetries);
        await host.Publish(One, Samples.Placed);
        await Eventually.Holds(() => host.Errors.Events.Count == 1);
        await host.Publish(One, Samples.Placed);
        await Eventually.Holds(() => _mail.Recorded.Count == 1);
        Assert.Equal(One, Assert.Single(_mail.Attempts));
    }

    [Fact]
    public async Task lets_the_host_stop_while_a_mail_waits_and_parks_nothing()
    {
        _mail.InboxFailure = () => Down;
        await using var host = await EmailHost.Start(_mail, QuickRetries);
        await host.Publish(One, Samples.Placed);
        await Eventually.Holds(() => host.Log.Count("MessageWaits") >= 1);
        var started = TimeProvider.System.GetTimestamp();
        await host.Stop();
        Assert.Equal(0, host.Log.Count("MovedToErrorQueue") + host.Log.Count("MessageNotReceived"));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        Assert.Empty(host.Errors.Events);
    }

    [Fact]
    public async Task is_ready_when_the_bus_is_connected()
    {
        await using var host = await EmailHost.Start(_mail);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        await Eventually.Holds(() => client.Send(new HttpRequestMessage(HttpMethod.Get, HealthSetup.ReadyPath)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("Email:ConcurrentMessageLimit", "0")]
    [InlineData("Email:AttemptsMax", "0")]
    [InlineData("Email:From", "nobody")]
    [InlineData("Email:MessageIdDomain", "shop example>")]
    public async Task is_not_opened_with_wrong_options(string key, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => EmailHost.Start(_mail, (key, value)));
}
