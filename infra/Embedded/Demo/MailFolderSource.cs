using MimeKit;

namespace Shop.Embedded.Demo;

/// <summary>The pickup directories: of the mails, and of the receipts.</summary>
internal sealed class MailFolderSource(params string[] folders) : IMailSource
{
    private readonly Dictionary<string, (Guid OrderId, SentMail Mail)> _read = [];

    public async Task<IReadOnlyList<SentMail>> About(Guid orderId, CancellationToken cancellationToken)
    {
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.eml")).Where(file => !_read.ContainsKey(file)).ToList())
        {
            var message = await MimeMessage.LoadAsync(file, cancellationToken);
            _read[file] = (
                Guid.Parse(message.Headers["X-Order-Id"] ?? ""),
                new SentMail(message.MessageId ?? "", message.Headers["X-Event-Id"] ?? "", message.Subject ?? "", Path.GetFileName(file)));
        }

        return [.. _read.Values.Where(mail => mail.OrderId == orderId).Select(mail => mail.Mail)];
    }
}
