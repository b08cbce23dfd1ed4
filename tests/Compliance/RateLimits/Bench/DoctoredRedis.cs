using System.Reflection;
using System.Text.RegularExpressions;
using Shop.RateLimiting.Scripts;
using StackExchange.Redis;

namespace Shop.Compliance.RateLimits.Bench;

/// <summary>
/// A connection to a real server whose scripts are told the time by the test, and whose calls are counted, refused or left without
/// an answer.
/// </summary>
internal sealed partial class DoctoredRedis(IConnectionMultiplexer redis, Func<long>? clock)
{
    // The last argument, whatever the script takes.
    private const string GivenClock = "local clock = tonumber(ARGV[#ARGV])";

    private readonly string _ownClock = ScriptFile.Read("clock");
    private int _calls;

    public enum Health
    {
        Answers,
        Refuses,
        Hangs,
        OnlyReads,
        KnowsNoScripts,
    }

    public Health State { get; set; }

    /// <summary>Round trips so far, those that were refused included.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Awaited before each call goes out.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public IConnectionMultiplexer Connection => Intercepted.Of<IConnectionMultiplexer>((method, arguments) =>
        method.Name == nameof(IConnectionMultiplexer.GetDatabase) ? Database() : method.Invoke(redis, arguments));

    private IDatabase Database()
    {
        var database = redis.GetDatabase();
        return Intercepted.Of<IDatabase>((method, arguments) => (method.Name, arguments[0]) switch
        {
            (nameof(IDatabase.ScriptEvaluateAsync), byte[]) when clock is not null => Fail<RedisResult>(Refusal(RedisErrorKind.NoScript, "NOSCRIPT")),
            (nameof(IDatabase.ScriptEvaluateAsync), string text) when clock is not null =>
                Call<RedisResult>(database, method, [Told(text), arguments[1], Timed(arguments[2]), arguments[3]]),
            (nameof(IDatabase.ScriptEvaluateAsync), _) => Call<RedisResult>(database, method, arguments),
            _ => Call<bool>(database, method, arguments),
        });
    }

    // Keys end by the server's own clock: long after the test, however little of the test's time has passed.
    private string Told(string text) => Milliseconds().Replace(text.Replace(_ownClock, GivenClock, StringComparison.Ordinal), "(60000 + $0)");

    [GeneratedRegex(@"ceiling\(.+, 1000\)")]
    private static partial Regex Milliseconds();

    private RedisValue[] Timed(object? arguments) => [.. (RedisValue[])arguments!, clock!()];

    private async Task<T> Call<T>(IDatabase database, MethodInfo method, object?[] arguments)
    {
        // Whoever sees the call may close the next gate.
        var gate = Gate;
        Interlocked.Increment(ref _calls);
        await gate;
        return State switch
        {
            Health.Refuses => await Fail<T>(Lost),
            Health.OnlyReads => await Fail<T>(Refusal(RedisErrorKind.ReadOnly, "READONLY")),
            Health.KnowsNoScripts when method.Name == nameof(IDatabase.ScriptEvaluateAsync) => await Fail<T>(Refusal(RedisErrorKind.UnknownCommand, "ERR unknown command 'EVAL'")),
            Health.Hangs => await new TaskCompletionSource<T>().Task,
            _ => await (Task<T>)method.Invoke(database, arguments)!,
        };
    }

    private static RedisConnectionException Lost =>
        new(ConnectionFailureType.SocketFailure, CommandFlags.None, "The connection is lost.", null, CommandStatus.Unknown);

    private static RedisServerException Refusal(RedisErrorKind kind, string message) => new(kind, CommandFlags.None, message);

    private static Task<T> Fail<T>(Exception failure) => Task.FromException<T>(failure);
}
