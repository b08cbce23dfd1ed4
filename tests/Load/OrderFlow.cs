using System.Globalization;
using System.Text.Json.Nodes;

namespace Shop.Load;

/// <summary>
/// Orders at a steady rate, whatever happens to earlier ones; each is sent again with its key until it is acknowledged. Every
/// third is shipped, every fifth cancelled. Beside them readers, which do not try again.
/// </summary>
public sealed class OrderFlow : IAsyncDisposable
{
    private const int Readers = 4;
    private const int CustomerCount = 50;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ReadPause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly GatewayClient _client;
    private readonly string _name;
    private readonly Ledger _ledger;
    private readonly TimeProvider _clock;
    private Task _all = Task.CompletedTask;
    private Guid _knownOrder;

    private OrderFlow(GatewayClient client, string name, Ledger ledger, TimeProvider clock)
    {
        _client = client;
        _name = name;
        _ledger = ledger;
        _clock = clock;
    }

    /// <summary>The one product that a load orders, one piece an order.</summary>
    public static string ProductOf(string name) => $"{name}-mug";

    /// <param name="id">Or mail address.</param>
    public static bool IsCustomer(string name, string id) => id.StartsWith($"{name}-", StringComparison.Ordinal);

    /// <param name="name">Of the product, the customers and the keys: a shop that has seen it before answers with its old orders.</param>
    /// <exception cref="InvalidOperationException">Not even the first product could be registered.</exception>
    public static async Task<OrderFlow> Start(Uri gateway, string name, int ordersPerSecond, Ledger ledger, TimeProvider clock)
    {
        var client = new GatewayClient(gateway);
        var registered = await client.Put($"/products/{ProductOf(name)}", new { name = "Mug", price = new { amount = 1_250, currency = "EUR" } });
        if (!registered.IsSuccess)
        {
            throw new InvalidOperationException($"The shop does not take orders: {registered.Why} {registered.Text}");
        }

        var flow = new OrderFlow(client, name, ledger, clock);
        await flow.WarmUp();
        flow._all = Task.WhenAll([flow.PlaceOrders(ordersPerSecond), .. Enumerable.Range(0, Readers).Select(flow.Read)]);
        return flow;
    }

    /// <summary>Starts no further order, and returns when every one begun is acknowledged.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _all;
        _client.Dispose();
        _stop.Dispose();
    }

    /// <summary>Every customer has an order that can be read before the first fault; a shop that has just started compiles meanwhile.</summary>
    private async Task WarmUp()
    {
        for (var number = 0; number < CustomerCount; number++)
        {
            await PlaceOne(-CustomerCount + number);
        }

        var last = _ledger.Latest!;
        while (!(await _client.Get($"/orders/{last.OrderId}", last.Token)).IsSuccess)
        {
            await Task.Delay(RetryPause, _clock, CancellationToken.None);
        }

        _knownOrder = last.OrderId;
    }

    private async Task PlaceOrders(int perSecond)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond), _clock);
        var orders = new List<Task>();
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            orders.Add(PlaceOne(number));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(orders);
    }

    private async Task PlaceOne(int number)
    {
        var customer = $"{_name}-{Math.Abs(number) % CustomerCount}";
        var body = new { customerId = customer, email = $"{customer}@example.com", lines = new[] { new { productId = ProductOf(_name), quantity = 1 } } };
        var key = string.Create(CultureInfo.InvariantCulture, $"{_name}-{number}");
        var orderId = await UntilAcknowledged(() => _client.Post("/orders", body, key));
        if (number % 5 == 0)
        {
            await UntilAcknowledged(() => _client.Delete($"/orders/{orderId}?reason={_name}"));
        }
        else if (number % 3 == 0)
        {
            var shipment = new { carrier = "Post", trackingNumber = key };
            await UntilAcknowledged(() => _client.Post($"/orders/{orderId}/shipment", shipment, key));
        }
    }

    private async Task<Guid> UntilAcknowledged(Func<Task<Reply>> send)
    {
        while (true)
        {
            var reply = await send();
            if (reply.IsSuccess)
            {
                return Acknowledge(reply);
            }

            _ledger.CommandFailed(reply.Why);
            if (!reply.IsOutage && reply.Status != 409)
            {
                throw new InvalidOperationException($"A command was refused: {reply.Status} {reply.Text}");
            }

            await Task.Delay(RetryPause, _clock, CancellationToken.None);
        }
    }

    private Guid Acknowledge(Reply reply)
    {
        var orderId = Guid.Parse((string)JsonNode.Parse(reply.Text)!["orderId"]!);
        _ledger.Acknowledge(new Acknowledgement(orderId, long.Parse(reply.ETag!.Trim('"'), CultureInfo.InvariantCulture), reply.Token!));
        return orderId;
    }

    private async Task Read(int reader)
    {
        while (!_stop.IsCancellationRequested)
        {
            await ReadOne("products", "/products?limit=5");
            await ReadOne("orders", $"/orders/{_knownOrder}");
            await ReadOne("customers", $"/customers/{_name}-{reader}/orders?limit=5");
            await ReadOne("leaderboard", "/analytics/top-products?limit=3");
            if (_ledger.Latest is { } last)
            {
                // With its token: a replica that does not know the order yet must not be the one that answers.
                await ReadOne("histories", $"/orders/{last.OrderId}/events", last.Token);
            }
        }
    }

    private async Task ReadOne(string resource, string path, string? consistencyToken = null)
    {
        var reply = await _client.Get(path, consistencyToken);
        _ledger.Read();
        if (!reply.IsSuccess)
        {
            _ledger.ReadFailed(resource, reply.Why);
        }

        await Task.Delay(ReadPause, _clock, CancellationToken.None);
    }
}
