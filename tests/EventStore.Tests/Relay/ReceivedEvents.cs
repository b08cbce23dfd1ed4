using Shop.Contracts;

namespace Shop.EventStore.Tests.Relay;

/// <summary>What a broker has taken, in the order of arrival.</summary>
internal sealed class ReceivedEvents
{
    private readonly List<EventEnvelope> _events = [];

    public void Add(EventEnvelope envelope)
    {
        lock (_events)
        {
            _events.Add(envelope);
        }
    }

    public IReadOnlyList<EventEnvelope> All
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    public int Count
    {
        get
        {
            lock (_events)
            {
                return _events.Count;
            }
        }
    }

    public IEnumerable<long> Versions => All.Select(envelope => envelope.Version);

    /// <summary>What a consumer of one partition makes of it that skips every event not above its last.</summary>
    public List<long> ConsumedVersions()
    {
        var last = Sequence.Start;
        var consumed = new List<long>();
        foreach (var envelope in All.Where(envelope => envelope.Sequence > last))
        {
            consumed.Add(envelope.Version);
            last = envelope.Sequence;
        }

        return consumed;
    }
}
