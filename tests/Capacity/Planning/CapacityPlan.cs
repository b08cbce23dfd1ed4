using Shop.Capacity.Costs;

namespace Shop.Capacity.Planning;

/// <summary>What a demand needs: each part's cores by what one order and one read cost it, divided over instances.</summary>
internal sealed record CapacityPlan(Demand Demand, IReadOnlyList<PartPlan> Parts, int Partitions, double LogGigabytesPerDay, double TopicGigabytesPerDay)
{
    private const double MillisecondsPerSecond = 1_000;
    private const double SecondsPerDay = 86_400;
    private const double BytesPerGigabyte = 1e9;

    // Of docker-compose.yml; each is one server, or one that takes all writes.
    private static readonly IReadOnlyDictionary<string, string> OneServer = new Dictionary<string, string>
    {
        ["postgres"] = "takes all writes: a larger machine, or the log divided by customer",
        ["mongo"] = "one server here: a replica set or shards",
        ["rabbitmq"] = "one server here: a cluster of three, queues spread",
        ["redis"] = "one server here: limiters and leaderboard apart, then shards",
        ["mailpit"] = "stands for a mail service",
    };

    // A partition is consumed by one projector: as many cores as one can use.
    private const string Projector = "projector";

    public static CapacityPlan For(Demand demand, ShopCosts costs)
    {
        var parts = costs.Parts.Select(part => PlanOf(part, demand)).ToList();
        var perDay = demand.OrdersPerSecond * SecondsPerDay / BytesPerGigabyte;
        return new CapacityPlan(
            demand,
            parts,
            parts.Single(part => part.Part == Projector).Instances,
            perDay * costs.LogBytesPerOrder,
            perDay * costs.TopicBytesPerOrder);
    }

    private static PartPlan PlanOf(PartCost cost, Demand demand)
    {
        var milliseconds = (demand.OrdersPerSecond * cost.OrderMilliseconds) + (demand.ReadsPerSecond * cost.ReadMilliseconds);

        // At rest every instance costs the same again, so it is taken off what an instance can do.
        var cores = milliseconds / MillisecondsPerSecond;
        var perInstance = (demand.CoresPerInstance * demand.BusyShare) - (cost.IdleMilliseconds / MillisecondsPerSecond);
        var note = OneServer.GetValueOrDefault(cost.Part, "");
        return new PartPlan(
            cost.Part, cores, perInstance > 0 ? Math.Max(1, (int)Math.Ceiling(cores / perInstance)) : int.MaxValue, perInstance > 0 ? note : "does not even rest on so little");
    }
}
