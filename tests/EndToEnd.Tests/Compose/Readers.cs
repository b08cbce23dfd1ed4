using System.Collections.Concurrent;
using System.Net;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>Clients that ask the gateway for products all the time, and note who answered and what failed.</summary>
internal sealed class Readers : IAsyncDisposable
{
    private static readonly Uri Products = new("/products?limit=1", UriKind.Relative);

    private readonly HttpClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _instances = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly Task[] _loops;

    public Readers(Uri gateway, int count = 6)
    {
        _client = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };
        _loops = [.. Enumerable.Range(0, count).Select(_ => Task.Run(Read))];
    }

    public IReadOnlyCollection<string> Failures => _failures;

    public int Answers => _instances.Count;

    /// <summary>Forgets what was seen so far.</summary>
    public void Clear() => _instances.Clear();

    /// <summary>The share of the answers of each instance since <see cref="Clear"/>.</summary>
    public IReadOnlyDictionary<string, double> Shares()
    {
        var seen = _instances.ToArray();
        return seen.CountBy(instance => instance).ToDictionary(one => one.Key, one => (double)one.Value / seen.Length);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_loops);
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
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    _instances.Enqueue(answer.Headers.GetValues("X-Instance-Id").Single());
                }
                else
                {
                    _failures.Enqueue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                _failures.Enqueue(failure.Message);
            }
        }
    }
}
