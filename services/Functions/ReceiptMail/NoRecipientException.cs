namespace Shop.ReceiptMail;

internal sealed class NoRecipientException() : Exception("The order names no address that a mail can go to.");
