using StackExchange.Redis;

namespace Shop.Compliance.Leaderboard;

/// <summary>What a test does to the Redis under the views behind their back.</summary>
internal sealed class ViewsServer(string address)
{
    public string Address => address;

    public async Task<T> Do<T>(Func<IDatabase, Task<T>> command)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{address},allowAdmin=true");
        return await command(connection.GetDatabase());
    }

    public Task Flush() => Do(database => database.ExecuteAsync("FLUSHALL"));
}
