using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Shop.Capacity.Costs;

/// <summary>Orders and reads at steady rates, through the gateway. Any failure ends the measurement.</summary>
internal sealed class ShopLoad : IDisposable
{
    private const int CustomerCount = 100;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan ReadableTime = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly List<string> _orders = [];

    public ShopLoad(Uri gateway, TimeProvider clock)
    {
        _clock = clock;
        _http = new HttpClient { BaseAddress = gateway };
    }

    /// <summary>Ids of those that were placed.</summary>
    public IReadOnlyList<string> Orders => _orders;

    public async Task RegisterProduct()
    {
        using var answer = await _http.PutAsJsonAsync(
            new Uri("/products/capacity-mug", UriKind.Relative), new { name = "Mug", price = new { amount = 1_250, currency = "EUR" } });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>
    /// Orders and reads, one at a time: a shop that has just started compiles, opens connections, may refuse and is behind meanwhile.
    /// </summary>
    public async Task WarmUp(TimeSpan duration)
    {
        var began = _clock.GetTimestamp();
        for (var number = 0; _clock.GetElapsedTime(began) < duration; number++)
        {
            try
            {
                await PlaceOrder(number);
                await ReadOrder(number: 0);
            }
            catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.NotFound)
            {
                await Task.Delay(Tick, _clock);
            }
        }
    }

    /// <returns>How many were placed.</returns>
    public Task<int> PlaceOrders(double perSecond, TimeSpan duration) => Paced(perSecond, duration, PlaceOrder);

    /// <returns>How many orders were read.</returns>
    public Task<int> ReadOrders(double perSecond, TimeSpan duration) => Paced(perSecond, duration, ReadOrder);

    /// <exception cref="TimeoutException">An order is not there after a minute.</exception>
    public async Task AwaitReadable()
    {
        var began = _clock.GetTimestamp();
        foreach (var order in _orders)
        {
            while (!await IsReadable(order))
            {
                if (_clock.GetElapsedTime(began) > ReadableTime)
                {
                    throw new TimeoutException($"Order {order} cannot be read.");
                }

                await Task.Delay(Tick, _clock);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> IsReadable(string order)
    {
        using var answer = await _http.GetAsync(new Uri($"/orders/{order}", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }

    private async Task PlaceOrder(int number)
    {
        var customer = $"capacity-{number % CustomerCount}";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/orders", UriKind.Relative))
        {
            Content = JsonContent.Create(new { customerId = customer, email = $"{customer}@example.com", lines = new[] { new { productId = "capacity-mug", quantity = 1 } } }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7(_clock.GetUtcNow()).ToString());
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var order = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        lock (_orders)
        {
            _orders.Add((string)order["orderId"]!);
        }
    }

    private async Task ReadOrder(int number)
    {
        using var answer = await _http.GetAsync(new Uri($"/orders/{_orders[number % _orders.Count]}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<int> Paced(double perSecond, TimeSpan duration, Func<int, Task> one)
    {
        var running = new List<Task>();
        using var timer = new PeriodicTimer(Tick, _clock);
        var began = _clock.GetTimestamp();
        while (_clock.GetElapsedTime(began) is var elapsed && elapsed < duration)
        {
            while (running.Count < elapsed.TotalSeconds * perSecond)
            {
                running.Add(one(running.Count));
            }

            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(running);
        return running.Count;
    }
}
