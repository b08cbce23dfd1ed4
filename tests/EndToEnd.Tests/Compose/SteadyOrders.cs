using System.Collections.Concurrent;
using System.Net;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>A client that places one order after the other, each for a customer of its own. It repeats what was refused, by its key.</summary>
internal sealed class SteadyOrders : IAsyncDisposable
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Client _client;
    private readonly string _product;
    private readonly ConcurrentQueue<AcknowledgedOrder> _acknowledged = new();
    private readonly ConcurrentQueue<HttpStatusCode> _refusals = new();
    private readonly ConcurrentQueue<TimeSpan> _gaps = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _placing;

    public SteadyOrders(Uri gateway, string product)
    {
        (_client, _product) = (new Client(gateway), product);
        _placing = Task.Run(PlaceAll);
    }

    /// <summary>In the order in which they were acknowledged.</summary>
    public IReadOnlyCollection<AcknowledgedOrder> Acknowledged => _acknowledged;

    public IReadOnlyCollection<HttpStatusCode> Refusals => _refusals;

    /// <summary>The time from each acknowledged order to the next.</summary>
    public IReadOnlyCollection<TimeSpan> Gaps => _gaps;

    public Task UntilMore(int count)
    {
        var target = _acknowledged.Count + count;
        return Eventually.Get(() => Task.FromResult(_placing.IsFaulted ? int.MaxValue : _acknowledged.Count), reached => reached >= target, TimeMax);
    }

    /// <summary>When the last one is acknowledged too.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _placing.WaitAsync(TimeMax);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _client.Dispose();
        await _placing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task PlaceAll()
    {
        var last = TimeProvider.System.GetTimestamp();
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            _acknowledged.Enqueue(await Place($"steady-{number}"));
            _gaps.Enqueue(TimeProvider.System.GetElapsedTime(last));
            last = TimeProvider.System.GetTimestamp();
        }
    }

    private async Task<AcknowledgedOrder> Place(string customer)
    {
        while (true)
        {
            var reply = await _client.Post("/orders", Client.Order(customer, _product), idempotencyKey: customer);
            if (reply.Status == HttpStatusCode.Created)
            {
                return AcknowledgedOrder.Of(customer, reply);
            }

            _refusals.Enqueue(reply.Status);
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
