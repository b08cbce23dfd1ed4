using System.Net;
using System.Xml.Linq;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>Six limiters under one load, in the real Redis.</summary>
[Collection<InContainers>]
public sealed class Playing_the_lab(ShopInContainers containers)
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task shows_what_each_limiter_lets_through_and_keeps()
    {
        using var client = new Client(containers.Shop.Gateway);

        // 503: the machine was too busy to have each decision in time.
        var played = await Eventually.Get(
            () => client.Post("/lab/rate-limits/run", new { shape = "edge", limit = 10, windowMs = 1_000, windows = 2 }),
            reply => reply.Status is not HttpStatusCode.ServiceUnavailable,
            TimeMax);

        Assert.Equal(HttpStatusCode.OK, played.Status);
        var run = played.Json;
        Assert.Equal("svg", XDocument.Parse((string)run["svg"]!).Root!.Name.LocalName);
        var rows = run["rows"]!.AsArray();
        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Equal(20, (int)row!["offered"]!));
        Assert.InRange((int)rows.Single(row => (string)row!["algorithm"]! == "sliding-log")!["mostInAWindow"]!, 1, 10);
    }
}
