using StackExchange.Redis;

namespace Shop.AnalyticsService.Views;

/// <summary>Every key of the views. A fixed few, so that a rebuild can delete them all in one script.</summary>
internal static class ViewKeys
{
    // The braces put all keys on one node of a cluster. Another layout gets another number, and is built beside this one.
    private const string Prefix = "{analytics.1}:";

    /// <summary>Present when the views are complete; holds the run id of the Redis they were built in.</summary>
    public static readonly RedisKey Marker = Prefix + "built";

    /// <summary>The instance that builds the views; expires when it dies.</summary>
    public static readonly RedisKey Rebuild = Prefix + "rebuild";

    /// <summary>Set of the event ids that are in the views.</summary>
    public static readonly RedisKey Applied = Prefix + "applied";

    /// <summary>Sorted set: product by quantity sold.</summary>
    public static readonly RedisKey Products = Prefix + "products";

    /// <summary>Sorted set: <c>minute|currency</c> by minute.</summary>
    public static readonly RedisKey Minutes = Prefix + "minutes";

    /// <summary>Hash: orders by <c>minute|currency</c>. An order has one currency.</summary>
    public static readonly RedisKey Orders = Prefix + "orders";

    /// <summary>Hash: minor units by <c>minute|currency</c>.</summary>
    public static readonly RedisKey Amounts = Prefix + "amounts";

    public static readonly RedisKey[] All = [Marker, Rebuild, Applied, Products, Minutes, Orders, Amounts];
}
