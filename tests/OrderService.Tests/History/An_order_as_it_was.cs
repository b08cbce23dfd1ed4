using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.History;

public sealed class An_order_as_it_was(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    [Fact]
    public async Task at_each_version_is_what_its_command_answered()
    {
        var (order, answers) = await Lived();

        for (var version = 1; version <= answers.Count; version++)
        {
            var then = await shop.Get($"{order}/state?version={version}");
            then.HasVersion(200, version);
            Assert.Equal(answers[version - 1].Text, then.Text);
        }
    }

    [Fact]
    public async Task at_each_time_is_what_had_been_recorded_by_then()
    {
        var (order, answers) = await Lived();

        Assert.Equal(answers[0].Text, (await At(order, answers[0].Json.Time("placedAt"))).Text);
        Assert.Equal(answers[0].Text, (await At(order, answers[0].Json.Time("placedAt").AddMinutes(59))).Text);
        Assert.Equal(answers[1].Text, (await At(order, answers[2].Json.Time("shippedAt").AddMilliseconds(-1))).Text);
        Assert.Equal(answers[2].Text, (await At(order, answers[2].Json.Time("shippedAt"))).Text);
    }

    [Fact]
    public async Task without_a_moment_or_in_the_future_is_the_latest()
    {
        var (order, answers) = await Lived();

        Assert.Equal(answers[^1].Text, (await shop.Get($"{order}/state")).Text);
        Assert.Equal(answers[^1].Text, (await shop.Get($"{order}/state?at=9999-12-31T23:59:59Z")).Text);
    }

    [Theory]
    [InlineData("Z", 0)]
    [InlineData("%2B01:00", 1)]
    [InlineData("-08:00", -8)]
    public async Task at_a_time_of_any_offset_is_the_same(string offset, int hours)
    {
        var (order, answers) = await Lived();
        var local = answers[0].Json.Time("placedAt").AddHours(hours);

        Assert.Equal(answers[0].Text, (await shop.Get($"{order}/state?at={local:yyyy-MM-ddTHH:mm:ss.fff}{offset}")).Text);
    }

    [Theory]
    [InlineData("version=4")]
    [InlineData("version=9223372036854775807")]
    [InlineData("at=2000-01-01T00:00:00Z")]
    [InlineData("at=0001-01-01T00:00:00Z")]
    public async Task at_a_moment_that_it_had_not_come_to_is_not_found(string query)
    {
        var (order, _) = await Lived();
        await shop.Refuses(404, "no-such-moment", () => shop.Get($"{order}/state?{query}"));
    }

    [Fact]
    public async Task just_before_its_first_event_is_not_found()
    {
        var (order, answers) = await Lived();
        await shop.Refuses(404, "no-such-moment", () => At(order, answers[0].Json.Time("placedAt").AddMilliseconds(-1)));
    }

    [Theory]
    [InlineData("version", "version")]
    [InlineData("version=", "version")]
    [InlineData("version=0", "version")]
    [InlineData("version=-1", "version")]
    [InlineData("version=1.0", "version")]
    [InlineData("version=abc", "version")]
    [InlineData("version=9223372036854775808", "version")]
    [InlineData("version=1&version=2", "version")]
    [InlineData("version=1&at=2026-01-01T00:00:00Z", "version")]
    [InlineData("at=", "at")]
    [InlineData("at=now", "at")]
    [InlineData("at=2026-01-01", "at")]
    [InlineData("at=2026-01-01T00:00:00", "at")]
    [InlineData("at=2026-01-01T00:00:00+01:00", "at")]
    [InlineData("at=2026-02-30T00:00:00Z", "at")]
    [InlineData("at=2026-01-01T24:00:00Z", "at")]
    [InlineData("at=2026-01-01T00:00:00.Z", "at")]
    [InlineData("at=2026-01-01T00:00:00.00000000Z", "at")]
    [InlineData("at=2026-01-01T00:00:00%2B25:00", "at")]
    [InlineData("at=0001-01-01T00:00:00%2B14:00", "at")]
    [InlineData("at=2026-01-01%2000:00:00Z", "at")]
    [InlineData("at=%202026-01-01T00:00:00Z", "at")]
    [InlineData("at=2026-01-01T00:00:00Z%0A", "at")]
    [InlineData("at=1767225600", "at")]
    public async Task is_refused_for_an_ill_formed_moment(string query, string member)
    {
        var order = await shop.PlaceOrder();
        await shop.Refuses(400, "invalid-request", () => shop.Get($"{order}/state?{query}"), member);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?version=1")]
    [InlineData("?at=2026-01-01T00:00:00Z")]
    public Task of_an_unknown_order_is_not_found(string query) =>
        shop.Refuses(404, "order-not-found", () => shop.Get($"/orders/unknown/state{query}"));

    /// <summary>Longer than the distance between two snapshots: replay starts in the middle.</summary>
    [Fact]
    public async Task at_each_of_many_versions_is_what_its_command_answered()
    {
        var order = await shop.PlaceOrder();
        var answers = new List<Answer> { await shop.Get($"{order}/state") };
        for (var number = 2; number <= 120; number++)
        {
            answers.Add(await shop.Put($"{order}/shipping-address", Bodies.Address(number)));
        }

        foreach (var version in new[] { 1, 2, 49, 50, 51, 99, 100, 101, 119, 120 })
        {
            Assert.Equal(answers[version - 1].Text, (await shop.Get($"{order}/state?version={version}")).Text);
        }
    }

    private Task<Answer> At(string order, DateTimeOffset time) => shop.Get($"{order}/state?at={time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}");

    /// <summary>Placed, sent to another address an hour later, shipped another hour later.</summary>
    private async Task<(string Order, List<Answer> Answers)> Lived()
    {
        await shop.Register();
        var placed = await shop.Post("/orders", Bodies.Order());
        var order = placed.Headers["Location"];
        shop.Clock.Shift += TimeSpan.FromHours(1);
        var moved = await shop.Put($"{order}/shipping-address", Bodies.Office);
        shop.Clock.Shift += TimeSpan.FromHours(1);
        var shipped = await shop.Post($"{order}/shipment", Bodies.Shipment);
        return (order, [placed, moved, shipped]);
    }
}
