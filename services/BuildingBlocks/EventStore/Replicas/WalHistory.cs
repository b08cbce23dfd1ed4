namespace Shop.EventStore.Replicas;

/// <summary>Where the primary's write-ahead log stood at which time: from it, how long a replica's place lies back.</summary>
internal sealed class WalHistory
{
    // At one sample in two seconds, half an hour: a replica further behind than that is said to be half an hour behind.
    private const int SamplesMax = 900;

    private readonly Queue<(ulong Place, DateTimeOffset At)> _samples = [];

    public void Add(ulong place, DateTimeOffset at)
    {
        _samples.Enqueue((place, at));
        if (_samples.Count > SamplesMax)
        {
            _samples.Dequeue();
        }
    }

    /// <summary>Since the first sample that the replica has not replayed; zero when it has replayed all.</summary>
    public TimeSpan LagOf(ulong replayed, DateTimeOffset now) =>
        _samples.Where(sample => sample.Place > replayed).Select(sample => now - sample.At).FirstOrDefault();
}
