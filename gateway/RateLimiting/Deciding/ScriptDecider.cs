using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Outages;
using Shop.RateLimiting.Scripts;
using StackExchange.Redis;

namespace Shop.RateLimiting.Deciding;

/// <summary>Decides in Redis, in one round trip for any number of requests with the same row of limits.</summary>
internal sealed class ScriptDecider
{
    private const int NumbersOfAnAnswer = 4;

    private readonly CircuitBreaker _redis;
    private readonly int _limits;
    private readonly RedisScript? _one;
    private readonly RedisScript _many;
    private readonly RedisValue[] _numbers;
    private readonly RedisValue[] _numbersAndOne;

    public ScriptDecider(IReadOnlyList<Limit> limits, CircuitBreaker redis)
    {
        _redis = redis;
        _limits = limits.Count;
        _one = limits.Count == 1 ? DecisionScript.ForOne(limits[0]) : null;
        _many = DecisionScript.ForMany(limits);
        _numbers = [.. limits.SelectMany(limit => new RedisValue[] { limit.Arguments.First, limit.Arguments.Second, limit.Arguments.Third })];
        _numbersAndOne = [.. _numbers, 1];
    }

    /// <returns>An answer of each limit; null when Redis is away.</returns>
    public async ValueTask<Answer[]?> Decide(DecisionRequest request)
    {
        var arguments = _limits == 1 && request.Costs[0] == 1 ? _numbersAndOne : [.. _numbers, .. request.Costs.Select(cost => (RedisValue)cost)];
        var keys = Array.ConvertAll(request.Keys, key => (RedisKey)key);
        return await _redis.Run(_one ?? _many, keys, arguments) is { } numbers ? ReadAnswers(numbers, 0) : null;
    }

    /// <returns>In the requests' order; null when Redis is away.</returns>
    public async ValueTask<Answer[][]?> DecideAll(IReadOnlyList<DecisionRequest> requests)
    {
        RedisKey[] keys = [.. requests.SelectMany(request => request.Keys).Select(key => (RedisKey)key)];
        RedisValue[] arguments = [.. _numbers, .. requests.SelectMany(request => request.Costs).Select(cost => (RedisValue)cost)];
        return await _redis.Run(_many, keys, arguments) is { } numbers
            ? [.. requests.Select((_, index) => ReadAnswers(numbers, index * _limits * NumbersOfAnAnswer))]
            : null;
    }

    private Answer[] ReadAnswers(long[] numbers, int first)
    {
        var answers = new Answer[_limits];
        for (var limit = 0; limit < _limits; limit++)
        {
            var at = first + (limit * NumbersOfAnAnswer);
            answers[limit] = new Answer(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]);
        }

        return answers;
    }
}
