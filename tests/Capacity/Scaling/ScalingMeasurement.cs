using System.Globalization;
using System.Text.Json.Nodes;
using Shop.Capacity.Costs;
using Shop.Compose;

namespace Shop.Capacity.Scaling;

/// <summary>
/// GETs of orders straight at instances of QueryService, as many as they answer: one instance with 0.5, 1 and 2 cores, then 1, 2 and 3
/// instances with half a core each. The load and MongoDB use cores of the same machine, so the larger steps show what is left of it.
/// </summary>
internal sealed class ScalingMeasurement(ComposeShop shop, TimeProvider clock)
{
    public const int InstancesMax = 3;

    private const int OrderCount = 200;
    private const double HalfACore = 0.5;
    private const int ClientsPerInstance = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Placing = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<ScalingResult>> Run(CancellationToken cancellationToken)
    {
        var orders = await PlaceOrders();
        var instances = await Instances();
        var results = new List<ScalingResult>();
        foreach (var cores in (double[])[HalfACore, 1, 2])
        {
            results.Add(await Measure([instances[0]], cores, orders, cancellationToken));
        }

        for (var count = 1; count <= InstancesMax; count++)
        {
            results.Add(await Measure(instances.Take(count).ToList(), HalfACore, orders, cancellationToken));
        }

        return results;
    }

    private async Task<ScalingResult> Measure(
        IReadOnlyList<QueryInstance> instances, double cores, IReadOnlyList<string> orders, CancellationToken cancellationToken)
    {
        foreach (var instance in instances)
        {
            await shop.Docker("update", "--cpus", cores.ToString(CultureInfo.InvariantCulture), instance.Container);
        }

        using var times = new ProcessorTimes(shop);
        await Read(instances, orders, WarmUp, cancellationToken);
        var before = (await times.Read())["query"].Sum();
        var latencies = await Read(instances, orders, Duration, cancellationToken);
        var used = (await times.Read())["query"].Sum() - before;
        latencies.Sort();
        return new ScalingResult(
            instances.Count, cores, latencies.Count / Duration.TotalSeconds, latencies[(int)(latencies.Count * 0.99)], used / Duration.TotalMilliseconds);
    }

    /// <returns>Milliseconds of every answer.</returns>
    private async Task<List<double>> Read(
        IReadOnlyList<QueryInstance> instances, IReadOnlyList<string> orders, TimeSpan duration, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var clients = instances.SelectMany(instance => Enumerable.Range(0, ClientsPerInstance).Select(client => Task.Run(
            async () =>
            {
                using var http = new HttpClient { BaseAddress = instance.Address };
                var own = new List<double>();
                for (var number = client; clock.GetElapsedTime(began) < duration; number++)
                {
                    var start = clock.GetTimestamp();
                    using var answer = await http.GetAsync(new Uri($"/orders/{orders[number % orders.Count]}", UriKind.Relative), cancellationToken);
                    answer.EnsureSuccessStatusCode();
                    await answer.Content.ReadAsByteArrayAsync(cancellationToken);
                    own.Add(clock.GetElapsedTime(start).TotalMilliseconds);
                }

                return own;
            },
            cancellationToken)));
        return [.. (await Task.WhenAll(clients)).SelectMany(own => own)];
    }

    /// <summary>All of them can be read on return.</summary>
    private async Task<IReadOnlyList<string>> PlaceOrders()
    {
        using var load = new ShopLoad(shop.Gateway, clock);
        await load.RegisterProduct();
        await load.WarmUp(WarmUp);
        await load.PlaceOrders(OrderCount / Placing.TotalSeconds, Placing);
        await load.AwaitReadable();
        return load.Orders;
    }

    private async Task<IReadOnlyList<QueryInstance>> Instances()
    {
        var ids = await shop.Containers("query");
        var details = JsonNode.Parse(await shop.Docker(["inspect", .. ids]))!.AsArray();
        return [.. details.Select(container => new QueryInstance(
            (string)container!["Id"]!,
            new Uri($"http://{container["NetworkSettings"]!["Networks"]!.AsObject().Single().Value!["IPAddress"]}:8080")))];
    }

    /// <param name="Address">In the network of the containers, which Linux reaches.</param>
    private sealed record QueryInstance(string Container, Uri Address);
}
