namespace Shop.ReceiptMail.Transport;

internal sealed class MailServerAwayException(Exception inner) : Exception($"The mail server is away: {inner.Message}", inner);
