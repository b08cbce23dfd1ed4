using MailKit.Security;

namespace Shop.ReceiptMail.Transport;

/// <param name="User">Null when the server asks for none.</param>
internal sealed record SmtpSettings(string Host, int Port, SecureSocketOptions Security, string? User, string? Password);
