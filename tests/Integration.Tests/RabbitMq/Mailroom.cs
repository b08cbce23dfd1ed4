using System.Collections.Concurrent;
using MimeKit;
using Shop.EmailService.Delivery;
using Shop.ServiceDefaults.Problems;

namespace Shop.Integration.Tests.RabbitMq;

/// <summary>A transport that keeps the mails, and refuses those to customers that a test names.</summary>
internal sealed class Mailroom : IMailTransport
{
    private readonly ConcurrentQueue<Guid> _attempts = [];
    private readonly ConcurrentQueue<Guid> _delivered = [];

    public bool IsAway { get; set; }

    public Func<MimeMessage, bool> Refuses { get; set; } = _ => false;

    /// <summary>The event of each mail that went out, as often as it did.</summary>
    public IReadOnlyCollection<Guid> Delivered => _delivered;

    public int AttemptsFor(Guid eventId) => _attempts.Count(attempt => attempt == eventId);

    public Task Deliver(Guid eventId, MimeMessage message, CancellationToken cancellationToken)
    {
        _attempts.Enqueue(eventId);
        if (IsAway)
        {
            throw new DependencyDownException("The mailroom", "mailroom-down", new IOException("Away."));
        }

        if (Refuses(message))
        {
            throw new IOException("Refused.");
        }

        _delivered.Enqueue(eventId);
        return Task.CompletedTask;
    }
}
