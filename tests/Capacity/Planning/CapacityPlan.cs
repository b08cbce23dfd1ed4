using Shop.Capacity.Costs;

namespace Shop.Capacity.Planning;

/// <summary>What a demand needs: each part's cores by what one order and one read cost it, divided over instances.</summary>
internal sealed record CapacityPlan(
    Demand Demand, IReadOnlyList<PartPlan> Parts, int Partitions, int Brokers, double LogGigabytesPerDay, double TopicGigabytesPerDay)
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

    // Its cost is of one broker with one copy. A cluster keeps three, each on another broker, and each costs that again.
    private const string Kafka = "kafka";
    private const int Copies = 3;

    public static CapacityPlan For(Demand demand, ShopCosts costs)
    {
        var parts = costs.Parts.Select(part => PlanOf(part, demand)).ToList();
        var perDay = demand.OrdersPerSecond * SecondsPerDay / BytesPerGigabyte;
        return new CapacityPlan(
            demand,
            parts,
            parts.Single(part => part.Part == Projector).Instances,
            parts.Single(part => part.Part == Kafka).Instances,
            perDay * costs.LogBytesPerOrder,
            perDay * costs.TopicBytesPerOrder);
    }

    private static PartPlan PlanOf(PartCost cost, Demand demand)
    {
        var (copies, note) = cost.Part == Kafka ? (Copies, "three copies of everything") : (1, OneServer.GetValueOrDefault(cost.Part, ""));
        var milliseconds = (demand.OrdersPerSecond * cost.OrderMilliseconds) + (demand.ReadsPerSecond * cost.ReadMilliseconds);
        var cores = milliseconds / MillisecondsPerSecond * copies;

        // At rest every instance costs the same again, so it is taken off what an instance can do.
        var perInstance = (demand.CoresPerInstance * demand.BusyShare) - (cost.IdleMilliseconds / MillisecondsPerSecond);
        return perInstance > 0
            ? new PartPlan(cost.Part, cores, Math.Max(copies, (int)Math.Ceiling(cores / perInstance)), note)
            : new PartPlan(cost.Part, cores, int.MaxValue, "does not even rest on so little");
    }
}
