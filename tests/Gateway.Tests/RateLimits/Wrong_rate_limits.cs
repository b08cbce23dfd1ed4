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
    [InlineData("ExceptMethods:0=GTE", "ExceptMethods: 'GTE' is none of GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE.")]
    [InlineData("Paths:0=/orders/{id:int}", "Paths: '/orders/{id:int}' has a constraint or a default, which is not looked at here.")]
    [InlineData("Paths:0=/orders/{**rest:minlength(2)}", "Paths: '/orders/{**rest:minlength(2)}' has a constraint or a default, which is not looked at here.")]
    [InlineData("Paths:0=/orders/{id=5}", "Paths: '/orders/{id=5}' has a constraint or a default, which is not looked at here.")]
    [InlineData("WhenRedisIsDown=Ajar", "WhenRedisIsDown: 'Ajar' is none of Open, Closed.")]
    [InlineData("Shortcuts=7", "Shortcuts: '7' is none of None, Denials, Batches, Leases.")]
    [InlineData("Burst=3", "Burst: is no option here; there are Name, Algorithm, Limit, Per, Cost, WhenRedisIsDown, Shortcuts, Partition, Methods, ExceptMethods, Paths.")]
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

    [Theory]
    [InlineData("31.00:00:00", 2, "62.00:00:00")]
    [InlineData("00:00:10", 4, "00:00:40")]
    public async Task like_a_queue_in_which_nobody_would_wait_are_named(string per, int queue, string wait) => Assert.Equal(
        [$"RateLimiting:Policies:0:Queue: the last of {queue} would wait {wait}, longer than 00:00:30."],
        await Errors(Limits.Policy(0, "Name=slow", "Algorithm=leaky-bucket", "Limit=1", $"Per={per}", $"Queue={queue}")));

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

    [Fact]
    public async Task are_all_named_at_once_also_where_something_is_missing()
    {
        var errors = await Errors(
        [
            .. Limits.Hourly(0, "", 2, "Cost=3", "Shortcuts=Leases", "Algorithm=sliding-log"),
            .. Limits.Policy(1, "Name=no-time", "Algorithm=token-bucket", "Limit=0", "Burst=-1", "Cost=0", "WhenRedisIsDown=Closed"),
            .. Limits.Policy(2, "Name=no-number", "Algorithm=sliding-buckets", "Limit=many", "Per=00:00:01", "Parts=7", "Shortcuts=Leases"),
            .. Limits.Policy(3, "Name=no-algorithm", "Limit=-1", "Per=-00:00:01", "Burst=-1", "Cost=-1", "Shortcuts=Leases"),
            .. Limits.Policy(4, "Name=no-queue", "Algorithm=leaky-bucket", "Limit=0", "Per=00:00:00", "Queue=long"),
            .. Limits.Policy(5, "Name=no-limit", "Algorithm=leaky-bucket", "Per=10", "Queue=-1"),
        ]);

        Assert.Equal(
            [
                "RateLimiting:Policies:0:Cost: must be from 1 to the capacity of 2, or no request could pass; not 3.",
                "RateLimiting:Policies:0:Name: is missing.",
                "RateLimiting:Policies:0:Shortcuts: a sliding-log has no Leases: it must know when each permit was used.",
                "RateLimiting:Policies:1:Cost: must be from 1 to the capacity; not 0.",
                "RateLimiting:Policies:1:Limit: Burst must be from 1 to 4503599627370496, not -1.",
                "RateLimiting:Policies:1:Limit: Permits must be from 1 to 4503599627370496, not 0.",
                "RateLimiting:Policies:1:Per: is missing.",
                "RateLimiting:Policies:2:Limit: 'many' is no whole number, or too large a one.",
                "RateLimiting:Policies:2:Limit: Parts must be at most 60 and divide the period of 1000000 µs, not 7.",
                "RateLimiting:Policies:2:Shortcuts: a sliding-buckets has no Leases: it must know when each permit was used.",
                "RateLimiting:Policies:3:Algorithm: is missing.",
                "RateLimiting:Policies:3:Cost: must be from 1 to the capacity; not -1.",
                "RateLimiting:Policies:3:Limit: Permits must be from 1 to 4503599627370496, not -1; "
                    + "the period must be from 00:00:00.0010000 to 31.00:00:00 in whole microseconds, not -00:00:01.",
                "RateLimiting:Policies:4:Limit: Permits must be from 1 to 4503599627370496, not 0; "
                    + "the period must be from 00:00:00.0010000 to 31.00:00:00 in whole microseconds, not 00:00:00.",
                "RateLimiting:Policies:4:Queue: 'long' is no whole number, or too large a one.",
                "RateLimiting:Policies:5:Limit: Queue must be from 0 to 4503599627370496, not -1.",
                "RateLimiting:Policies:5:Limit: is missing.",
                "RateLimiting:Policies:5:Per: '10' is no time, e.g. 00:00:01.",
                "RateLimiting:Redis: is missing, and 'no-time' admits nothing without it.",
            ],
            errors.Order(StringComparer.Ordinal));
    }

    // What may be right for some number that is missing is not called wrong.
    [Theory]
    [InlineData("Algorithm=token-bucket", "Limit=many", "Per=1.00:00:00", "Burst=4000000000000000")]
    [InlineData("Algorithm=leaky-bucket", "Limit=many", "Per=1.00:00:00", "Queue=4000000000000000")]
    [InlineData("Algorithm=sliding-counter", "Limit=many", "Per=31.00:00:00", "Cost=900")]
    public async Task are_no_more_than_can_be_known(params string[] options) => Assert.Equal(
        ["RateLimiting:Policies:0:Limit: 'many' is no whole number, or too large a one."],
        await Errors(Limits.Policy(0, ["Name=half", .. options])));

    private static async Task<IEnumerable<string>> Errors(params IEnumerable<string> settings) =>
        (await Assert.ThrowsAsync<OptionsValidationException>(() => ShopFixture.Start(Limits.Of(settings)))).Failures;
}
