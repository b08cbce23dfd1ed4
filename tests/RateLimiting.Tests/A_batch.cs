using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting.Deciding;
using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Outages;
using Shop.RateLimiting.Shortcutting;
using StackExchange.Redis;

namespace Shop.RateLimiting.Tests;

/// <summary>An error that is no outage, e.g. one of this library.</summary>
public sealed class A_batch
{
    [Fact]
    public async Task tells_its_error_to_everybody_in_it_and_the_next_one_is_tried()
    {
        var gate = new TaskCompletionSource<RedisResult>();
        var answers = new Queue<Task<RedisResult>>([gate.Task, gate.Task, Task.FromResult(RedisResult.Create([0, 4, 0, 0]))]);
        var database = Intercepted.Of<IDatabase>((_, _) => answers.Dequeue());
        await using var breaker = new CircuitBreaker(database, new RedisLimitsOptions(), new FakeTimeProvider(), NullLogger.Instance);
        var batches = new Batches(new ScriptDecider([new FixedWindow(5, TimeSpan.FromHours(1))], breaker), batchMax: 2);
        Task<Answer[]?>[] asked = [.. Enumerable.Range(0, 4).Select(_ => batches.Decide(new DecisionRequest(["a"], [1])).AsTask())];
        gate.SetException(new NotSupportedException("a mistake"));
        foreach (var failed in asked[..3])
        {
            Assert.Equal("a mistake", (await Assert.ThrowsAsync<NotSupportedException>(() => failed)).Message);
        }

        Assert.Equal(new Answer(0, 4, 0, 0), Assert.Single((await asked[3])!));
    }
}
