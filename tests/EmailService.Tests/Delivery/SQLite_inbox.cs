using Shop.Compliance;
using Shop.Embedded.Mail;
using Shop.EmailService.Inbox;

namespace Shop.EmailService.Tests.Delivery;

public sealed class SQLite_inbox : MailInboxCompliance
{
    private readonly TemporaryDirectory _disk = new();
    private readonly List<SqliteMailInbox> _open = [];

    protected override ValueTask<IMailInbox> OpenInbox()
    {
        _open.Add(new SqliteMailInbox(_disk["inbox.db"]));
        return new(_open[^1]);
    }

    public override ValueTask DisposeAsync()
    {
        _open.ForEach(inbox => inbox.Dispose());
        _disk.Dispose();
        return default;
    }
}
