using Shop.EmailService.OrderCancelledMail;
using Shop.EmailService.OrderPlacedMail;
using Shop.EmailService.OrderShippedMail;

namespace Shop.EmailService.Tests.Content;

public sealed class The_mail_of_an_order
{
    [Fact]
    public void that_was_placed_is_as_agreed() =>
        Golden.Matches("order-placed.eml", Mails.Raw(Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed))));

    [Fact]
    public void that_was_shipped_is_as_agreed() => Golden.Matches(
        "order-shipped.eml", Mails.Raw(Mails.Outgoing(OrderShippedLetter.Write(Samples.Shipped), Samples.Shipped.ShippedAt, "order-shipped.v1")));

    [Fact]
    public void that_was_cancelled_is_as_agreed() => Golden.Matches(
        "order-cancelled.eml",
        Mails.Raw(Mails.Outgoing(OrderCancelledLetter.Write(Samples.Cancelled), Samples.Cancelled.CancelledAt, "order-cancelled.v1")));

    [Fact]
    public void names_its_event_and_order_in_headers()
    {
        var message = Mails.Read(Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed)));
        Assert.Equal($"{Samples.EventId}@shop.example", message.MessageId);
        Assert.Equal(Samples.EventId.ToString(), message.Headers["X-Event-Id"]);
        Assert.Equal(Samples.OrderId.ToString(), message.Headers["X-Order-Id"]);
    }

    [Fact]
    public void is_dated_by_the_event_in_whole_seconds() => Assert.Equal(
        new DateTimeOffset(2026, 1, 8, 9, 30, 0, TimeSpan.Zero),
        Mails.Read(Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed))).Date);

    [Fact]
    public void has_a_text_and_an_html_form()
    {
        var message = Mails.Read(Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed)));
        Assert.Contains("2 × Teapot: 25.00 EUR", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Total: 48.94 EUR", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("<bdi>Cup, &quot;blue&quot; &amp; white</bdi>", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void without_an_address_and_without_a_reason_says_nothing_of_them()
    {
        var placed = Mails.Read(Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed with { ShippingAddress = null })));
        var cancelled = Mails.Read(Mails.Outgoing(OrderCancelledLetter.Write(Samples.Cancelled with { Reason = null })));
        Assert.DoesNotContain("Ships to", placed.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Reason", cancelled.TextBody, StringComparison.Ordinal);
    }
}
