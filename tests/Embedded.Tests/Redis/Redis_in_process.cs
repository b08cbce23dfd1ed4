using Shop.Embedded.Redis;
using StackExchange.Redis;

namespace Shop.Embedded.Tests.Redis;

public sealed class Redis_in_process : IDisposable
{
    private const string ReadThenWrite = "local n = tonumber(redis.call('GET', KEYS[1]) or '0') + 1; redis.call('SET', KEYS[1], n); return n";
    private readonly EmbeddedRedis _redis = EmbeddedRedis.Start();

    public void Dispose() => _redis.Dispose();

    [Fact]
    public async Task keeps_what_was_set()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_redis.Endpoint);
        await connection.GetDatabase().StringSetAsync("cart", "apples");
        Assert.Equal("apples", await connection.GetDatabase().StringGetAsync("cart"));
    }

    [Fact]
    public async Task runs_a_script_as_one_step()
    {
        await using var one = await ConnectionMultiplexer.ConnectAsync(_redis.Endpoint);
        await using var other = await ConnectionMultiplexer.ConnectAsync(_redis.Endpoint);
        await Task.WhenAll(Increment(one, 500), Increment(other, 500));
        Assert.Equal(1000, (int)await one.GetDatabase().StringGetAsync("n"));
    }

    [Fact]
    public async Task is_empty_when_started_again()
    {
        await using (var connection = await ConnectionMultiplexer.ConnectAsync(_redis.Endpoint))
        {
            await connection.GetDatabase().StringSetAsync("cart", "apples");
        }

        using var second = EmbeddedRedis.Start();
        await using var fresh = await ConnectionMultiplexer.ConnectAsync(second.Endpoint);
        Assert.False(await fresh.GetDatabase().KeyExistsAsync("cart"));
    }

    [Fact]
    public void names_the_port_that_is_taken()
    {
        var port = int.Parse(_redis.Endpoint.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        var refusal = Assert.Throws<IOException>(() => EmbeddedRedis.Start(port));
        Assert.Contains(_redis.Endpoint, refusal.Message, StringComparison.Ordinal);
    }

    // All at once, so that the two connections' scripts meet in the server.
    private static async Task Increment(ConnectionMultiplexer connection, int times) =>
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ => connection.GetDatabase().ScriptEvaluateAsync(ReadThenWrite, ["n"])));
}
