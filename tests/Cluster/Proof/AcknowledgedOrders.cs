using System.Text.Json.Nodes;
using Shop.Load;

namespace Shop.Cluster.Proof;

/// <summary>Compares what was acknowledged with what the shop shows: its history from the log, its state from the read model.</summary>
internal sealed class AcknowledgedOrders(Uri gateway, Ledger ledger, TimeProvider clock)
{
    private const int AtOnce = 16;

    private static readonly TimeSpan ArrivalMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What is still on its way is waited for.</summary>
    /// <returns>What is wrong; empty when every acknowledged command is found in both.</returns>
    public async Task<IReadOnlyList<string>> Missing(CancellationToken cancellationToken)
    {
        using var client = new GatewayClient(gateway);
        var left = ledger.Acknowledged.GroupBy(promise => promise.OrderId).ToDictionary(order => order.Key, order => order.Select(one => one.Version).ToList());
        var faults = new List<string>();
        var started = clock.GetTimestamp();
        while (true)
        {
            faults.Clear();
            foreach (var page in left.Keys.ToList().Chunk(AtOnce))
            {
                var found = await Task.WhenAll(page.Select(async id => (Id: id, Fault: await Fault(client, id, left[id]))));
                faults.AddRange(found.Select(one => one.Fault).OfType<string>());
                Array.ForEach([.. found.Where(one => one.Fault is null)], one => left.Remove(one.Id));
            }

            if (left.Count == 0 || clock.GetElapsedTime(started) > ArrivalMax)
            {
                return faults;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static async Task<string?> Fault(GatewayClient client, Guid id, List<long> versions)
    {
        var history = await client.Get($"/orders/{id}/events?limit=100");
        if (!history.IsSuccess)
        {
            return $"{id}: its history is {history.Why}";
        }

        var logged = JsonNode.Parse(history.Text)!["items"]!.AsArray().Select(item => (long)item!["version"]!).ToList();
        if (versions.Except(logged).ToList() is { Count: > 0 } lost)
        {
            return $"{id}: acknowledged and not in its history: {string.Join(", ", lost)}";
        }

        var document = await client.Get($"/orders/{id}");
        return document.IsSuccess && document.ETag == $"\"{logged.Max()}\"" ? null : $"{id}: the read model has {document.ETag ?? document.Why}, the log {logged.Max()}";
    }
}
