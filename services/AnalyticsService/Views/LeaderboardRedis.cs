using Microsoft.Extensions.Options;
using Shop.ServiceDefaults.Problems;
using StackExchange.Redis;

namespace Shop.AnalyticsService.Views;

/// <summary>The Redis that holds the views. Made at its first use: the service starts, and waits, without it.</summary>
internal sealed class LeaderboardRedis(IOptions<AnalyticsOptions> options) : IAsyncDisposable
{
    // How long a reader waits for a Redis that hangs. An event that was applied and not answered is known when it comes again.
    private const int AnswerMillisecondsMax = 2_000;

    private readonly Lock _gate = new();
    private Task<ConnectionMultiplexer>? _connection;

    /// <exception cref="DependencyDownException">Redis does not answer, or takes no writes just now.</exception>
    /// <exception cref="RedisServerException">It refuses the script for what it does: asking again changes nothing.</exception>
    public async Task<RedisResult> Run(ViewScript script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await Connection().WaitAsync(cancellationToken);
            return await script.Run(connection.GetDatabase(), keys, arguments).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (RedisOutage.Is(exception))
        {
            throw Down(exception);
        }
    }

    public static DependencyDownException Down(Exception cause) => new("The leaderboard", "leaderboard-down", cause);

    public async ValueTask DisposeAsync()
    {
        if (_connection is { IsCompletedSuccessfully: true } connection)
        {
            await (await connection).DisposeAsync();
        }
    }

    private Task<ConnectionMultiplexer> Connection()
    {
        lock (_gate)
        {
            return _connection is null or { IsFaulted: true }
                ? _connection = ConnectionMultiplexer.ConnectAsync(Configuration())
                : _connection;
        }
    }

    private ConfigurationOptions Configuration()
    {
        var configuration = ConfigurationOptions.Parse(options.Value.Redis);
        configuration.AbortOnConnectFail = false;
        // INFO, which tells one run of Redis from the next, is an administrator's command to this client.
        configuration.AllowAdmin = true;
        // A reader is told at once that Redis is down, and does not wait in line for its return.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ConnectTimeout = AnswerMillisecondsMax;
        configuration.AsyncTimeout = AnswerMillisecondsMax;
        configuration.ReconnectRetryPolicy = new LinearRetry(250);
        return configuration;
    }
}
