using System.Net;
using Shop.AnalyticsService.Views;
using Shop.ServiceDefaults.Health;
using Shop.ServiceDefaults.Problems;

namespace Shop.AnalyticsService.Tests.Service;

public sealed class The_analytics_service : IDisposable
{
    private const string Day = "/analytics/sales?from=2026-01-08T00:00:00Z&to=2026-01-09T00:00:00Z";

    private readonly RedisServer _redis = new();
    private readonly TestFacts _facts = new();

    public void Dispose() => _redis.Dispose();

    [Fact]
    public async Task counts_what_the_queue_brings()
    {
        await using var host = await Start();
        await host.Publish(1, Samples.Placed(order: 1, quantity: 2));
        await host.Publish(2, Samples.Placed(order: 2, quantity: 3));
        await host.Publish(3, Samples.Cancelled(Samples.Placed(order: 1, quantity: 2)));
        await host.Publish(2, Samples.Placed(order: 2, quantity: 3));
        await Eventually.Answers(
            """{"items":[{"productId":"teapot","quantity":3}]}""", async () => (await host.TryRead("/analytics/top-products"))?.GetRawText());
        await Eventually.Answers(
            """{"minutes":[{"minute":"2026-01-08T09:30:00.000Z","orders":1,"amount":[{"amount":3750,"currency":"EUR"}]}]}""",
            async () => (await host.TryRead(Day))?.GetRawText());
        Assert.Equal(3, _facts.All.Count);
    }

    [Fact]
    public async Task keeps_a_fact_of_every_event_also_of_those_that_change_no_view()
    {
        await using var host = await Start();
        await host.Publish(1, Samples.Placed());
        await host.Publish(2, Samples.Moved(Samples.Placed()));
        await host.Publish(3, Samples.Shipped(Samples.Placed()));
        await Eventually.Holds(() => _facts.All.Count == 3);
        Assert.Equal(
            ["order-placed.v1", "order-shipped.v1", "shipping-address-changed.v1"], _facts.All.Select(fact => fact.Type).Order());
        await Eventually.Holds(async () => await host.SoldOf("teapot") == 2);
    }

    [Fact]
    public async Task puts_a_message_that_lacks_a_member_into_the_error_queue_and_makes_no_fact_of_it()
    {
        await using var host = await Start();
        await host.Publish(1, Samples.Placed(order: 1) with { Total = null! });
        await host.Publish(2, Samples.Placed(order: 2));
        await Eventually.Holds(() => host.Errors.Events.Count == 1 && _facts.All.Count == 1);

        Assert.Equal([Samples.Id(1)], host.Errors.Events);
        Assert.Equal(Samples.Id(2), _facts.All[0].EventId);
    }

    [Fact]
    public async Task builds_the_views_from_the_facts_at_its_start()
    {
        await _facts.InsertIfAbsent(Samples.Fact(1, Samples.Placed()), TestContext.Current.CancellationToken);
        await using var host = await Start();
        await Eventually.Holds(async () => await host.SoldOf("teapot") == 2);
    }

    [Fact]
    public async Task builds_them_again_when_redis_was_emptied_and_no_event_comes()
    {
        await using var host = await Start();
        await host.Publish(1, Samples.Placed());
        await Eventually.Holds(async () => await host.SoldOf("teapot") == 2);
        await _redis.Flush();
        await Eventually.Holds(() => host.Log.Count("RebuildFinished") == 2);
        Assert.Equal(2, await host.SoldOf("teapot"));
    }

    [Fact]
    public async Task starts_without_redis_keeps_the_facts_and_parks_nothing()
    {
        _redis.Stop();
        await using var host = await Start();
        await host.Publish(1, Samples.Placed());
        await Eventually.Holds(() => _facts.All.Count == 1 && host.Log.Count("MessageWaits") == 1 && host.Log.Count("LeaderboardDown") == 1);
        using var ready = await host.Get(HealthSetup.ReadyPath);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);

        await _redis.Start();
        await Eventually.Holds(async () => await host.SoldOf("teapot") == 2);
        Assert.Empty(host.Errors.Events);
        await Eventually.Holds(async () => (await host.Get(HealthSetup.ReadyPath)).IsSuccessStatusCode);
        await Eventually.Holds(() => host.Log.Count("LeaderboardBack") == 1);
    }

    [Theory]
    [InlineData("/analytics/top-products")]
    [InlineData(Day)]
    public async Task answers_503_while_redis_is_down(string path)
    {
        _redis.Stop();
        await using var host = await Start();
        using var response = await host.Get(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains(
            "\"urn:shop:leaderboard-down\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task starts_and_answers_503_when_redis_has_no_address()
    {
        await using var host = await AnalyticsHost.Start(_facts, "no-such-host.invalid:6379");
        using var response = await host.Get("/analytics/top-products");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task answers_503_while_it_builds_and_counts_what_comes_meanwhile()
    {
        var building = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await _facts.InsertIfAbsent(Samples.Fact(1, Samples.Placed(order: 1)), TestContext.Current.CancellationToken);
        _facts.OnPage = _ =>
        {
            building.TrySetResult();
            return goOn.Task;
        };
        await using var host = await Start();
        await building.Task;
        await host.Publish(2, Samples.Placed(order: 2));
        await Eventually.Holds(() => _facts.All.Count == 2);
        using var response = await host.Get("/analytics/top-products");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        goOn.SetResult();
        await Eventually.Holds(async () => await host.SoldOf("teapot") == 4);
    }

    [Fact]
    public async Task loses_nothing_and_doubles_nothing_when_redis_is_restarted_under_load()
    {
        await using var host = await Start();
        for (var number = 1; number <= 200; number++)
        {
            await host.Publish(number, Samples.Placed(order: number, quantity: 1));
            if (number == 100)
            {
                _redis.Stop();
                await _redis.Start();
            }
        }

        await Eventually.Holds(async () => await host.SoldOf("teapot") == 200);
        Assert.Empty(host.Errors.Events);
    }

    [Fact]
    public async Task waits_for_facts_that_are_down()
    {
        var failures = 0;
        _facts.InsertFailure = _ => Interlocked.Increment(ref failures) <= 8
            ? new DependencyDownException("The fact store", "store-down", new IOException("down"))
            : null;
        await using var host = await Start();
        await host.Publish(1, Samples.Placed());
        await Eventually.Holds(async () => await host.SoldOf("teapot") == 2);
        Assert.Empty(host.Errors.Events);
    }

    [Fact]
    public async Task is_not_ready_while_its_facts_are_down_and_says_so()
    {
        await using var host = await Start();
        await Eventually.Holds(async () => (await host.Get(HealthSetup.ReadyPath)).IsSuccessStatusCode);
        _facts.ReadFailure = () => new DependencyDownException("The fact store", "store-down", new IOException("down"));
        using var ready = await host.Get(HealthSetup.ReadyPath);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains(
            "\"facts\":\"The fact store is down.\"",
            await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.NotNull(await host.TryRead("/analytics/top-products"));
    }

    [Fact]
    public async Task moves_an_event_that_it_cannot_keep_to_the_error_queue_and_counts_the_others()
    {
        _facts.InsertFailure = fact => fact.EventId == Samples.Id(1) ? new InvalidOperationException("never") : null;
        await using var host = await Start();
        await host.Publish(1, Samples.Placed(order: 1));
        await host.Publish(2, Samples.Placed(order: 2));
        await Eventually.Holds(async () => host.Errors.Events.Count == 1 && await host.SoldOf("teapot") == 2);
        Assert.Equal(Samples.Id(1), Assert.Single(host.Errors.Events));
        await Eventually.Holds(() => host.Log.Count("MovedToErrorQueue") == 1);
    }

    [Fact]
    public async Task moves_an_event_whose_script_fails_to_the_error_queue_instead_of_waiting_for_ever()
    {
        await using var host = await Start();
        await Eventually.Holds(() => host.Log.Count("RebuildFinished") == 1);
        await _redis.Do(database => database.StringSetAsync(ViewKeys.Products, "no sorted set"));
        await host.Publish(1, Samples.Placed());
        await Eventually.Holds(() => host.Errors.Events.Count == 1);
        Assert.Equal(0, host.Log.Count("MessageWaits"));
        Assert.Single(_facts.All);
    }

    [Fact]
    public async Task stops_soon_while_events_wait()
    {
        _redis.Stop();
        await using var host = await Start();
        await host.Publish(1, Samples.Placed());
        await Eventually.Holds(() => host.Log.Count("MessageWaits") == 1);
        var started = TimeProvider.System.GetTimestamp();
        await host.Stop();
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(7));
        Assert.Empty(host.Errors.Events);
    }

    private Task<AnalyticsHost> Start() => AnalyticsHost.Start(_facts, _redis.Endpoint);
}
