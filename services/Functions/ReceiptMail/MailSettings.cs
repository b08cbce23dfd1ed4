using System.Globalization;
using MailKit.Security;
using Shop.ReceiptMail.Transport;

namespace Shop.ReceiptMail;

/// <summary>From the environment, as functions have their settings everywhere.</summary>
/// <param name="IdDomain">Right of the @ in every Message-ID.</param>
/// <param name="Folder">Where receipts are written to as files; null when they go by SMTP.</param>
internal sealed record MailSettings(string From, string FromName, string IdDomain, string? Folder, SmtpSettings? Smtp)
{
    // Of submission: RFC 6409.
    private const string PortDefault = "587";

    /// <exception cref="FormatException">A variable is missing or wrong; the message names it.</exception>
    public static MailSettings FromEnvironment()
    {
        var (folder, host) = (Variable("MAIL_FOLDER"), Variable("SMTP_HOST"));
        if (folder is null == host is null)
        {
            throw new FormatException("Either MAIL_FOLDER or SMTP_HOST says where receipts go, and not both.");
        }

        return new MailSettings(
            Variable("MAIL_FROM") ?? "orders@shop.example",
            Variable("MAIL_FROM_NAME") ?? "The Shop",
            Variable("MAIL_ID_DOMAIN") ?? "shop.example",
            folder,
            host is null ? null : SmtpAt(host));
    }

    public IReceiptTransport OpenTransport() => Folder is null ? new SmtpServer(Smtp!) : new ReceiptFolder(Folder);

    private static SmtpSettings SmtpAt(string host) => new(
        host,
        int.TryParse(Variable("SMTP_PORT") ?? PortDefault, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535
            ? port
            : throw new FormatException("SMTP_PORT is a number from 1 to 65535."),
        (Variable("SMTP_SECURITY") ?? "StartTls") switch
        {
            "None" => SecureSocketOptions.None,
            "StartTls" => SecureSocketOptions.StartTls,
            "Tls" => SecureSocketOptions.SslOnConnect,
            _ => throw new FormatException("SMTP_SECURITY is None, StartTls or Tls."),
        },
        Variable("SMTP_USER"),
        Variable("SMTP_PASSWORD"));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
