using System.Globalization;
using System.Text;
using MimeKit;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.ReceiptMail;

/// <summary>The same event always gives the same bytes: nothing in them comes from this process or this moment.</summary>
internal static class Receipt
{
    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
    };

    /// <exception cref="NoRecipientException">The order names no address that a mail can go to.</exception>
    public static MimeMessage Write(Guid eventId, OrderShippedV1 order, MailSettings settings)
    {
        var message = new MimeMessage
        {
            Subject = $"Receipt for order {order.OrderId:D}",
            Date = order.ShippedAt.ToUniversalTime(),
            // Apart from the id of the mail that says that the order is on its way: both are about the same event.
            MessageId = $"receipt.{eventId:D}@{settings.IdDomain}",
            Body = Text(order),
        };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(RecipientOf(order));
        message.Headers.Add("X-Event-Id", eventId.ToString("D"));
        message.Headers.Add("X-Order-Id", order.OrderId.ToString("D"));
        // RFC 3834: no out-of-office answer to this, please.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static TextPart Text(OrderShippedV1 order)
    {
        var text = new StringBuilder("Receipt\n\n");
        foreach (var line in order.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Quantity} × {OneLine(line.Name)}: {MoneyText.Of(line.UnitPrice, line.Quantity)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nTotal: {MoneyText.Of(order.Total)}\n\n")
            .Append(CultureInfo.InvariantCulture, $"Ordered: {Time(order.PlacedAt)}\nShipped: {Time(order.ShippedAt)}\n");
        var part = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text.ToString());
        return part;
    }

    /// <summary>No name of a product starts a line of its own.</summary>
    private static string OneLine(string value) => string.Concat(value.Select(letter => IsBreak(letter) ? ' ' : letter));

    private static bool IsBreak(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static MailboxAddress RecipientOf(OrderShippedV1 order) =>
        MailboxAddress.TryParse(Strict, order.Email, out var address) && address.Address == order.Email && string.IsNullOrEmpty(address.Name)
            ? address
            : throw new NoRecipientException();
}
