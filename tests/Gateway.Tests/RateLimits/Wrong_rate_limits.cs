using Microsoft.Extensions.Options;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

public sealed class Wrong_rate_limits
{
    private const string Algorithms = "token-bucket, leaky-bucket, fixed-window, sliding-log, sliding-counter, sliding-buckets";

    [Theory]
    [InlineData("Algorithm=leaky-pail", $"Algorithm: 'leaky-pail' is none of {Algorithms}.")]
    [InlineData("Algorithm=", "Algorithm: is missing.")]
    [InlineData("Limit=0", "Limit: Permits must be from 1 to 4503599627370496, not 0.")]
    [InlineData("Limit=-5", "Limit: Permits must be from 1 to 4503599627370496, not -5.")]
    [InlineData("Limit=9007199254740993", "Limit: Permits must be from 1 to 4503599627370496, not 9007199254740993.")]
    [InlineData("Limit=99999999999999999999", "Limit: '99999999999999999999' is no whole number, or too large a one.")]
    [InlineData("Limit=NaN", "Limit: 'NaN' is no whole number, or too large a one.")]
    [InlineData("Per=10", "Per: '10' is no time, e.g. 00:00:01.")]
    [InlineData("Per=-00:00:01", "Limit: the period must be from 00:00:00.0010000 to 31.00:00:00 in whole microseconds, not -00:00:01.")]
    [InlineData("Partition=Moon", "Partition: 'Moon' is none of Client, ApiKey, Subject, Ip, Route, Global.")]
    [InlineData("Cost=3", "Cost: must be from 1 to the capacity of 2, or no request could pass; not 3.")]
    [InlineData("Cost=0", "Cost: must be from 1 to the capacity of 2, or no request could pass; not 0.")]
    [InlineData("Name=", "Name: is missing.")]
    [InlineData("Name=a\"b", "Name: 'a\"b' is no name: 1 to 64 letters, digits, '.', '_' and '-'.")]
    [InlineData("Methods:0=GTE", "Methods: 'GTE' is none of GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE.")]
    [InlineData("Paths:0=orders", "Paths: 'orders' is no route template, e.g. /orders/{orderId} or /orders/{**rest}.")]
    [InlineData("Paths:0=/orders/{", "Paths: '/orders/{' is no route template, e.g. /orders/{orderId} or /orders/{**rest}.")]
    [InlineData("WhenRedisIsDown=Ajar", "WhenRedisIsDown: 'Ajar' is none of Open, Closed.")]
    [InlineData("Shortcuts=7", "Shortcuts: '7' is none of None, Denials, Batches, Leases.")]
    [InlineData("Burst=3", "Burst: is no option here; there are Name, Algorithm, Limit, Per, Cost, WhenRedisIsDown, Shortcuts, Partition, Methods, Paths.")]
    public async Task of_a_policy_are_named(string wrong, string error) =>
        Assert.Equal([$"RateLimiting:Policies:0:{error}"], await Errors([.. Limits.Hourly(0, "tight", 2), $"Policies:0:{wrong}"]));

    [Theory]
    [InlineData("TrustedProxies:0=10.0.0.0/33", "TrustedProxies: '10.0.0.0/33' is neither a network, e.g. 10.0.0.0/8, nor an address.")]
    [InlineData("TrustedProxies:0=proxy", "TrustedProxies: 'proxy' is neither a network, e.g. 10.0.0.0/8, nor an address.")]
    [InlineData("ApiKeys:secret=alice", "ApiKeys: 'secret' must be a SHA-256 of 64 hexadecimal digits, with the client's name as its value.")]
    [InlineData("Redis=redis:6379,pasword=secret", "Redis: is not as StackExchange.Redis takes it, e.g. redis:6379,password=secret.")]
    [InlineData("Shipped=maybe", "Shipped: 'maybe' is neither true nor false.")]
    [InlineData("Polices:0:Name=a", "Polices: is no option here; there are Redis, TrustedProxies, ApiKeys, Shipped, Policies.")]
    public async Task of_the_section_are_named(string wrong, string error) => Assert.Equal([$"RateLimiting:{error}"], await Errors(wrong));

    [Fact]
    public async Task like_leases_of_a_log_are_named() => Assert.Equal(
        ["RateLimiting:Policies:0:Shortcuts: a sliding-log has no Leases: it must know when each permit was used."],
        await Errors([.. Limits.Hourly(0, "tight", 2), "Policies:0:Algorithm=sliding-log", "Policies:0:Shortcuts=Leases"]));

    [Fact]
    public async Task that_need_a_Redis_where_none_is_are_named() => Assert.Equal(
        ["RateLimiting:Redis: is missing, and 'tight' admits nothing without it."],
        await Errors(Limits.Hourly(0, "tight", 2, "WhenRedisIsDown=Closed")));

    [Fact]
    public async Task are_all_named_at_once()
    {
        var errors = await Errors(
        [
            "TrustedProxies:0=10.0.0.0/40", "ApiKeys:secret=alice",
            .. Limits.Hourly(0, "twice", 0), .. Limits.Hourly(1, "twice", 5, "Cost=6", "Partition=Moon"), .. Limits.Policy(2, "Algorithm=lottery", "Burst=1"),
        ]);

        Assert.Equal(
            [
                "RateLimiting:ApiKeys: 'secret' must be a SHA-256 of 64 hexadecimal digits, with the client's name as its value.",
                "RateLimiting:Policies: 2 policies are named 'twice'.",
                "RateLimiting:Policies:0:Limit: Permits must be from 1 to 4503599627370496, not 0.",
                "RateLimiting:Policies:1:Cost: must be from 1 to the capacity of 5, or no request could pass; not 6.",
                "RateLimiting:Policies:1:Partition: 'Moon' is none of Client, ApiKey, Subject, Ip, Route, Global.",
                $"RateLimiting:Policies:2:Algorithm: 'lottery' is none of {Algorithms}.",
                "RateLimiting:Policies:2:Limit: is missing.",
                "RateLimiting:Policies:2:Name: is missing.",
                "RateLimiting:Policies:2:Per: is missing.",
                "RateLimiting:TrustedProxies: '10.0.0.0/40' is neither a network, e.g. 10.0.0.0/8, nor an address.",
            ],
            errors.Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> Errors(params IEnumerable<string> settings) =>
        (await Assert.ThrowsAsync<OptionsValidationException>(() => ShopFixture.Start(Limits.Of(settings)))).Failures;
}
