using System.Collections.Concurrent;

namespace Shop.Cluster.Scaling;

/// <summary>
/// Clients that read as fast as one client may, and note which gateway answered. Each opens a new connection every second: a Service
/// picks a pod for a connection, and a pod that is new gets none of the old ones.
/// </summary>
internal sealed class GatewayReaders : IAsyncDisposable
{
    private const int Count = 20;
    private const string GatewayId = "X-Gateway-Id";

    private static readonly Uri Products = new("/products?limit=5", UriKind.Relative);

    // All together stay below the 2 000 reads a second that the gateway grants a client.
    private static readonly TimeSpan PauseInRush = TimeSpan.FromMilliseconds(12);
    private static readonly TimeSpan PauseInCalm = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, long> _lastAnswers = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;
    private readonly Task _all;
    private volatile bool _isRush = true;
    private int _reads;

    public GatewayReaders(Uri gateway, TimeProvider clock)
    {
        _clock = clock;
        _client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(1), ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            BaseAddress = gateway,
            Timeout = TimeSpan.FromSeconds(30),
        };
        _all = Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Task.Run(Read)));
    }

    public int Reads => _reads;

    /// <summary>What each client was told that was not answered.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>How many gateways have answered in the last while.</summary>
    public int Gateways(TimeSpan within) => _lastAnswers.Values.Count(at => _clock.GetElapsedTime(at) < within);

    /// <summary>Goes on slowly: whoever is left still has somebody to fail.</summary>
    public void CalmDown() => _isRush = false;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _all;
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task Read()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await _client.GetAsync(Products, CancellationToken.None);
                Note(answer);
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                _failures.Enqueue(failure.Message);
            }

            await Task.Delay(_isRush ? PauseInRush : PauseInCalm, _clock, CancellationToken.None);
        }
    }

    private void Note(HttpResponseMessage answer)
    {
        Interlocked.Increment(ref _reads);
        if (!answer.IsSuccessStatusCode)
        {
            _failures.Enqueue($"{(int)answer.StatusCode}");
        }
        else if (answer.Headers.TryGetValues(GatewayId, out var ids))
        {
            _lastAnswers[ids.Single()] = _clock.GetTimestamp();
        }
    }
}
