using Shop.Contracts;

namespace Shop.EventStore.Tests.Relay;

/// <summary>Acknowledges what is in flight in an order drawn from a seed, and fails some of it.</summary>
internal sealed class RandomBroker(int seed, int failsOneIn = 40)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private readonly List<(EventEnvelope Envelope, TaskCompletionSource Delivery)> _inFlight = [];
    private readonly HashSet<Sequence> _acknowledged = [];

    public ReceivedEvents Received { get; } = new();

    public int Failed { get; private set; }

    public int InFlightMax { get; private set; }

    public Task Publish(EventEnvelope envelope)
    {
        var delivery = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            Received.Add(envelope);
            _inFlight.Add((envelope, delivery));
            InFlightMax = Math.Max(InFlightMax, _inFlight.Count);
        }

        return delivery.Task;
    }

    public bool HasAcknowledged(Sequence sequence)
    {
        lock (_lock)
        {
            return _acknowledged.Contains(sequence);
        }
    }

    public void AnswerHalf()
    {
        lock (_lock)
        {
            for (var answers = (_inFlight.Count + 1) / 2; answers > 0; answers--)
            {
                Answer(_random.Next(_inFlight.Count));
            }
        }
    }

    private void Answer(int index)
    {
        var (envelope, delivery) = _inFlight[index];
        _inFlight.RemoveAt(index);
        if (_random.Next(failsOneIn) == 0)
        {
            Failed++;
            delivery.SetException(new IOException("Gone."));
            return;
        }

        _acknowledged.Add(envelope.Sequence);
        delivery.SetResult();
    }
}
