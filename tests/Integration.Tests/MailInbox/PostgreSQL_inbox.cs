using Shop.Compliance;
using Shop.EmailService.Inbox;
using Shop.EmailService.PostgreSql;

namespace Shop.Integration.Tests.MailInbox;

[Collection("Mail inbox")]
public sealed class PostgreSQL_inbox(InboxServer server) : MailInboxCompliance
{
    private readonly List<PostgresMailInbox> _open = [];
    private string? _address;

    protected override async ValueTask<IMailInbox> OpenInbox()
    {
        _open.Add(new PostgresMailInbox(_address ??= await server.NewInbox()));
        return _open[^1];
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var inbox in _open)
        {
            await inbox.DisposeAsync();
        }
    }
}
