using System.Collections.Concurrent;
using Shop.EmailService.Inbox;

namespace Shop.Integration.Tests.Smtp;

internal sealed class MemoryInbox : IMailInbox
{
    private readonly ConcurrentDictionary<Guid, DeliveredMail> _recorded = [];

    public int Count => _recorded.Count;

    public Task<bool> Contains(Guid eventId, CancellationToken cancellationToken) => Task.FromResult(_recorded.ContainsKey(eventId));

    public Task Record(DeliveredMail mail, CancellationToken cancellationToken)
    {
        _recorded.TryAdd(mail.EventId, mail);
        return Task.CompletedTask;
    }
}
