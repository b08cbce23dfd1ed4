using System.Net;

namespace Shop.AnalyticsService.Tests.Service;

public sealed class Roles_of_an_instance : IDisposable
{
    private readonly RedisServer _redis = new();
    private readonly TestFacts _facts = new();

    public void Dispose() => _redis.Dispose();

    [Fact]
    public async Task let_the_api_answer_from_what_a_consumer_counted()
    {
        await using var consumer = await AnalyticsHost.Start(_facts, _redis.Endpoint, AnalyticsRole.Consumer);
        await using var api = await AnalyticsHost.Start(new TestFacts(), _redis.Endpoint, AnalyticsRole.Api);
        await consumer.Publish(1, Samples.Placed());
        await Eventually.Holds(async () => await api.SoldOf("teapot") == 2);
    }

    [Theory]
    [InlineData(AnalyticsRole.Consumer, "/analytics/top-products")]
    [InlineData(AnalyticsRole.Consumer, "/analytics/sales")]
    [InlineData(AnalyticsRole.Api, "/operations/errors")]
    public async Task keep_to_themselves_what_the_other_one_answers(AnalyticsRole role, string path)
    {
        await using var host = await AnalyticsHost.Start(_facts, _redis.Endpoint, role);
        using var response = await host.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task let_the_api_answer_without_an_address_of_the_facts()
    {
        await using var consumer = await AnalyticsHost.Start(_facts, _redis.Endpoint, AnalyticsRole.Consumer);
        await using var api = await AnalyticsHost.Start(facts: null, _redis.Endpoint, AnalyticsRole.Api);
        await Eventually.Holds(async () => await api.TryRead("/analytics/top-products") is not null);
    }

    [Theory]
    [InlineData(AnalyticsRole.Consumer)]
    [InlineData(AnalyticsRole.Both)]
    public async Task keep_others_from_starting_without_it(AnalyticsRole role)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => AnalyticsHost.Start(facts: null, _redis.Endpoint, role));
        Assert.StartsWith("ConnectionStrings:Facts is missing.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task let_the_api_wait_for_a_consumer_to_build_the_views()
    {
        await using var api = await AnalyticsHost.Start(_facts, _redis.Endpoint, AnalyticsRole.Api);
        using var before = await api.Get("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, before.StatusCode);

        await using var consumer = await AnalyticsHost.Start(_facts, _redis.Endpoint, AnalyticsRole.Consumer);
        await Eventually.Holds(async () =>
        {
            using var after = await api.Get("/health/ready");
            return after.StatusCode == HttpStatusCode.OK;
        });
    }
}
