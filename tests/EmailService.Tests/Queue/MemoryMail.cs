using System.Collections.Concurrent;
using MimeKit;
using Shop.EmailService.Delivery;
using Shop.EmailService.Inbox;

namespace Shop.EmailService.Tests.Queue;

/// <summary>An inbox and a transport that fail when a test says so.</summary>
internal sealed class MemoryMail : IMailInbox, IMailTransport
{
    private readonly ConcurrentDictionary<Guid, DeliveredMail> _recorded = [];

    public ConcurrentQueue<Guid> Sent { get; } = [];

    public ConcurrentQueue<Guid> Attempts { get; } = [];

    /// <summary>What the transport throws at the attempt of that number, from 1.</summary>
    public Func<Guid, int, Exception?> TransportFailure { get; set; } = (_, _) => null;

    public Func<Exception?> InboxFailure { get; set; } = () => null;

    public Func<Exception?> RecordFailure { get; set; } = () => null;

    public ICollection<DeliveredMail> Recorded => _recorded.Values;

    public Task<bool> Contains(Guid eventId, CancellationToken cancellationToken) =>
        InboxFailure() is { } failure ? Task.FromException<bool>(failure) : Task.FromResult(_recorded.ContainsKey(eventId));

    public Task Record(DeliveredMail mail, CancellationToken cancellationToken)
    {
        if (RecordFailure() is { } failure)
        {
            return Task.FromException(failure);
        }

        _recorded.TryAdd(mail.EventId, mail);
        return Task.CompletedTask;
    }

    public Task Deliver(Guid eventId, MimeMessage message, CancellationToken cancellationToken)
    {
        Attempts.Enqueue(eventId);
        if (TransportFailure(eventId, Attempts.Count(id => id == eventId)) is { } failure)
        {
            return Task.FromException(failure);
        }

        Sent.Enqueue(eventId);
        return Task.CompletedTask;
    }
}
