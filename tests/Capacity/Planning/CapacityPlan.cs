using Shop.Capacity.Costs;
using Shop.Contracts;

namespace Shop.Capacity.Planning;

/// <summary>What a demand needs: each part's cores by what one order and one read cost it, divided over instances.</summary>
/// <param name="OrdersMax">A second, that the projectors of the topic's partitions keep up with.</param>
internal sealed record CapacityPlan(
    Demand Demand, IReadOnlyList<PartPlan> Parts, int Partitions, double OrdersMax, int Brokers, double LogGigabytesPerDay, double TopicGigabytesPerDay)
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
        ["functions"] = "works when an order is shipped, which none was",
    };

    // What a GET of an order by its id passes. What the others did meanwhile is their own: a health probe, a checkpoint.
    private static readonly string[] OfReads = ["gateway", "query", "mongo", "redis"];

    // The receipt of an order that is shipped.
    private const string Receipts = "functions";

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
            OrdersOf(costs.Parts.Single(part => part.Part == Projector), demand),
            parts.Single(part => part.Part == Kafka).Instances,
            perDay * costs.LogBytesPerOrder,
            perDay * costs.TopicBytesPerOrder);
    }

    private static PartPlan PlanOf(PartCost cost, Demand demand)
    {
        var (copies, note) = cost.Part == Kafka ? (Copies, "three copies of everything") : (1, OneServer.GetValueOrDefault(cost.Part, ""));
        var milliseconds = (demand.OrdersPerSecond * (cost.Part == Receipts ? 0 : cost.OrderMilliseconds))
            + (demand.ReadsPerSecond * (OfReads.Contains(cost.Part) ? cost.ReadMilliseconds : 0));
        var cores = milliseconds / MillisecondsPerSecond * copies;
        var perInstance = Usable(cost, demand);
        return perInstance > 0
            ? new PartPlan(cost.Part, cores, Math.Max(copies, (int)Math.Ceiling(cores / perInstance)), note)
            : new PartPlan(cost.Part, cores, int.MaxValue, "does not even rest on so little");
    }

    private static double OrdersOf(PartCost projector, Demand demand) =>
        Topic.Orders.Partitions * Math.Max(0, Usable(projector, demand)) * MillisecondsPerSecond / projector.OrderMilliseconds;

    /// <summary>Cores of an instance that are left for requests: at rest every instance costs the same again.</summary>
    private static double Usable(PartCost cost, Demand demand) =>
        (demand.CoresPerInstance * demand.BusyShare) - (cost.IdleMilliseconds / cost.Instances / MillisecondsPerSecond);
}
