using MimeKit;
using Shop.Embedded.Mail;
using Shop.EmailService.Composition;
using Shop.EmailService.Delivery;
using Shop.EmailService.Inbox;

namespace Shop.EmailService.Tests.Delivery;

/// <summary>The steps of one delivery under test, in some order.</summary>
internal delegate Task DeliverySteps(IMailInbox inbox, IMailTransport transport, OutgoingMail mail);

/// <summary>A pickup directory and an inbox on disk, whose process dies once at a chosen point.</summary>
internal sealed class MailRoom : IMailTransport, IMailInbox, IDisposable
{
    private readonly TemporaryDirectory _disk = new();
    private readonly DeliverySteps _steps;
    private CrashPoint? _crashPoint;
    private PickupDirectory _directory = null!;
    private SqliteMailInbox _inbox = null!;

    public MailRoom(DeliverySteps steps, CrashPoint? crashPoint)
    {
        _steps = steps;
        _crashPoint = crashPoint;
        Open();
    }

    public string[] Files => [.. Directory.EnumerateFiles(_disk["mails"]).Select(file => Path.GetFileName(file)!)];

    public string ReadMail(Guid eventId) => File.ReadAllText(_disk[Path.Combine("mails", $"{eventId}.eml")]);

    /// <summary>False when the process died on the way.</summary>
    public async Task<bool> Deliver(OutgoingMail mail)
    {
        try
        {
            await _steps(this, this, mail);
            return true;
        }
        catch (CrashException)
        {
            return false;
        }
    }

    public void Restart()
    {
        _inbox.Dispose();
        Open();
    }

    public Task Deliver(Guid eventId, MimeMessage message, CancellationToken cancellationToken)
    {
        Pass(CrashPoint.BeforeFile);
        return _directory.Deliver(eventId, message, cancellationToken);
    }

    public Task<bool> Contains(Guid eventId, CancellationToken cancellationToken) => _inbox.Contains(eventId, cancellationToken);

    public Task Record(DeliveredMail mail, CancellationToken cancellationToken)
    {
        Pass(CrashPoint.BeforeRecord);
        return _inbox.Record(mail, cancellationToken);
    }

    public void Dispose()
    {
        _inbox.Dispose();
        _disk.Dispose();
    }

    private void Open()
    {
        _inbox = new SqliteMailInbox(_disk["inbox.db"]);
        _directory = new PickupDirectory(_disk["mails"])
        {
            Reached = step => Pass(step == PickupStep.Written ? CrashPoint.AfterTemporaryFile : CrashPoint.AfterRename),
        };
    }

    private void Pass(CrashPoint point)
    {
        if (_crashPoint == point)
        {
            _crashPoint = null;
            throw new CrashException();
        }
    }

    private sealed class CrashException : Exception;
}
