using StackExchange.Redis;

namespace Shop.Compliance.RateLimits.Bench;

internal static class ServerState
{
    /// <returns>The value of a key of any kind, in hexadecimal digits.</returns>
    public static async Task<string> Of(IDatabase database, string key) => await database.KeyTypeAsync(key) switch
    {
        RedisType.None => "none",
        RedisType.String => Hex(await database.StringGetAsync(key)),
        RedisType.Hash => string.Join(' ', (await database.HashGetAllAsync(key)).Select(field => $"{field.Name}={Hex(field.Value)}").Order()),
        RedisType.SortedSet => string.Join(' ', (await database.SortedSetRangeByRankWithScoresAsync(key)).Select(entry => entry.Element)),
        var other => throw new InvalidOperationException($"{key} is a {other}."),
    };

    private static string Hex(RedisValue value) => Convert.ToHexString((byte[])value!);
}
