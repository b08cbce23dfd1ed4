using System.Text;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Scripts;

/// <summary>The script for one row of algorithms: the file of each, and the loop that checks all of them before it debits any.</summary>
internal static class DecisionScript
{
    private const string RedisTime = "clock";

    /// <summary>For one request of one limit, without the loop.</summary>
    /// <param name="clock">Lua that sets <c>clock</c>, in microseconds; Redis's own time when left out.</param>
    public static RedisScript ForOne(Limit limit, string? clock = null) => new(
        Head([limit], clock ?? ScriptFile.Read(RedisTime))
            .Append("local check, keep = ").Append(Check(limit)).Append(", ").AppendLine(Keep(limit))
            .Append(ScriptFile.Read("one"))
            .ToString());

    /// <summary>For any number of requests, each with all of the limits.</summary>
    public static RedisScript ForMany(IReadOnlyList<Limit> limits) => new(
        Head(limits, ScriptFile.Read(RedisTime))
            .Append("local checks = { ").AppendJoin(", ", limits.Select(Check)).AppendLine(" }")
            .Append("local keeps = { ").AppendJoin(", ", limits.Select(Keep)).AppendLine(" }")
            .Append(ScriptFile.Read("many"))
            .ToString());

    private static StringBuilder Head(IReadOnlyList<Limit> limits, string clock)
    {
        var files = new List<string> { "whole", "kept", "keep" };
        files.AddRange(limits.Any(limit => limit is TokenBucket or LeakyBucket) ? ["level"] : []);
        files.AddRange(limits.Any(limit => limit is FixedWindow) ? ["window"] : []);
        files.AddRange(limits.Select(limit => limit.Algorithm).Distinct());
        return new StringBuilder().AppendJoin('\n', files.Select(ScriptFile.Read)).AppendLine(clock);
    }

    private static string Check(Limit limit) => limit.Algorithm.Replace('-', '_');

    private static string Keep(Limit limit) => limit is SlidingLog ? "keep_sliding_log" : "keep";
}
