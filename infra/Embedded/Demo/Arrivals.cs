using System.Collections.Concurrent;

namespace Shop.Embedded.Demo;

/// <summary>What one broker has delivered so far, by stream.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Arrival>> _byStream = new();

    public int Count => _byStream.Values.Sum(arrivals => arrivals.Count);

    public void Add(string stream, Arrival arrival) => _byStream.GetOrAdd(stream, _ => []).Enqueue(arrival);

    public IReadOnlyList<Arrival> Of(Guid orderId) =>
        _byStream.TryGetValue($"order-{orderId}", out var arrivals) ? [.. arrivals] : [];

    public Arrival? Find(Guid orderId, string type) => Of(orderId).FirstOrDefault(arrival => arrival.Type == type);
}
