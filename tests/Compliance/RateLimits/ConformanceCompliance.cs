using CsCheck;
using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Scripts;
using StackExchange.Redis;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>
/// Every answer of every script, on a server and a clock that the test sets, against the definition. Schedules are random; a
/// mismatch is shrunk and printed with its seed. <c>RATE_LIMIT_DECISIONS</c> says how many decisions each algorithm makes.
/// </summary>
public abstract class ConformanceCompliance(string address)
{
    private const int DecisionsByDefault = 20_000;
    private const int DecisionsOfASchedule = 50;

    private const int DecisionsOfASet = 40;
    private const int NumbersOfAnAnswer = 4;

    // The clock comes with the request, and keys stay: they would end by the server's own clock.
    private const string GivenClock = """
        local clock = tonumber(ARGV[#ARGV])
        keep = function(key, value)
          redis.call('SET', key, value)
        end
        """;

    private static readonly string[] Names = ["token-bucket", "leaky-bucket", "fixed-window", "sliding-log", "sliding-counter", "sliding-buckets"];

    public static TheoryData<string> Algorithms => [.. Names];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Every_answer_of_the_script_is_the_definitions(string algorithm)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(address);
        var database = redis.GetDatabase();
        // A script that is not known yet is sent again, after requests that came later.
        await Play(database, new Schedule(Limits(algorithm).Single(), [(0, 1)]));
        Sample(algorithm, setBack: true, schedule => AnswerCheck.Follow(schedule, Play(database, schedule).GetAwaiter().GetResult()));
    }

    // The row's limits and the batch's requests are checked and debited in the order that the script is given them.
    [Fact]
    public async Task Every_answer_to_several_limits_at_once_is_their_definitions()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(address);
        var database = redis.GetDatabase();
        SetSchedule.Of(Gen.OneOf(Names.Select(Limits).ToArray()), setBack: true).Sample(
            schedule => SetCheck.Follow(schedule, Play(database, schedule).GetAwaiter().GetResult()), iter: Decisions() / DecisionsOfASet, threads: 1);
    }

    internal static void Sample(string algorithm, bool setBack, Action<Schedule> check) => Schedule.Of(Limits(algorithm), setBack)
        .Sample(check, iter: Decisions() / DecisionsOfASchedule, threads: 1);

    private static int Decisions() =>
        int.TryParse(Environment.GetEnvironmentVariable("RATE_LIMIT_DECISIONS"), out var decisions) ? decisions : DecisionsByDefault;

    private static Gen<Limit> Limits(string algorithm) => algorithm switch
    {
        "token-bucket" => GeneratedLimits.TokenBuckets,
        "leaky-bucket" => GeneratedLimits.LeakyBuckets,
        "fixed-window" => GeneratedLimits.FixedWindows,
        "sliding-log" => GeneratedLimits.SlidingLogs,
        "sliding-counter" => GeneratedLimits.SlidingCounters,
        _ => GeneratedLimits.SlidingBuckets,
    };

    // All requests are on their way before the first answer: one connection keeps their order.
    private static async Task<IReadOnlyList<Answer>> Play(IDatabase database, Schedule schedule)
    {
        var script = DecisionScript.ForOne(schedule.Limit, GivenClock);
        var (first, second, third) = schedule.Limit.Arguments;
        RedisKey[] key = ["conformance"];
        await database.KeyDeleteAsync(key[0]);
        var answers = await Task.WhenAll(schedule.Requests.Select(request =>
            script.Run(database, key, [first, second, third, request.Cost, request.Clock])));
        return [.. answers.Select(numbers => new Answer(numbers[0], numbers[1], numbers[2], numbers[3]))];
    }

    // One batch after the other: a script that is not known yet is sent again, and others would overtake it.
    private static async Task<IReadOnlyList<IReadOnlyList<Answer[]>>> Play(IDatabase database, SetSchedule schedule)
    {
        var script = DecisionScript.ForMany(schedule.Limits, GivenClock);
        RedisValue[] numbers = [.. schedule.Limits.SelectMany(limit => new RedisValue[] { limit.Arguments.First, limit.Arguments.Second, limit.Arguments.Third })];
        var keys = Enumerable.Range(0, SetSchedule.ClientsMax).Select(client => KeysOf(client, schedule.Limits.Count)).ToArray();
        await database.KeyDeleteAsync([.. keys.SelectMany(all => all)]);
        var answers = new List<IReadOnlyList<Answer[]>>();
        foreach (var (clock, requests) in schedule.Batches)
        {
            RedisValue[] arguments = [.. numbers, .. requests.SelectMany(request => request.Costs).Select(cost => (RedisValue)cost), clock];
            var said = await script.Run(database, [.. requests.SelectMany(request => keys[request.Client])], arguments);
            answers.Add([.. said.Chunk(NumbersOfAnAnswer).Select(one => new Answer(one[0], one[1], one[2], one[3])).Chunk(schedule.Limits.Count)]);
        }

        return answers;
    }

    private static RedisKey[] KeysOf(int client, int limits) => [.. Enumerable.Range(0, limits).Select(limit => (RedisKey)$"conformance:{client}:{limit}")];
}
