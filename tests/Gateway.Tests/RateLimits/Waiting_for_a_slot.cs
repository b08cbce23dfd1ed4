using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

public sealed class Waiting_for_a_slot : IDisposable
{
    private const string Get = "GET /products";

    private readonly FakeTimeProvider _clock = new();
    private readonly MeterListener _listener = new();
    private readonly string _policy = $"slots-{Guid.CreateVersion7():N}";
    private int _decisions;

    public Waiting_for_a_slot()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "ratelimit.decisions")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Count(tags));
        _listener.Start();
    }

    [Fact]
    public async Task ends_with_an_answer()
    {
        await using var shop = await Start();
        Assert.Equal(200, await shop.Status(Get));
        var second = shop.Status(Get);
        await Eventually.Holds(() => _decisions == 2, "the second has its slot");
        Assert.Equal(429, await shop.Status(Get));
        Assert.False(second.IsCompleted);
        await Eventually.Holds(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(10));
                return second.IsCompleted;
            },
            "its slot has come");

        Assert.Equal(200, await second);
    }

    [Fact]
    public async Task ends_without_an_error_when_the_client_leaves()
    {
        await using var shop = await Start();
        Assert.Equal(200, await shop.Status(Get));
        using (var client = await RawClient.Connect(shop))
        {
            await client.Send("GET /products HTTP/1.1\r\nHost: shop\r\n\r\n");
            await Eventually.Holds(() => _decisions == 2, "the client waits");
            client.Reset();
        }

        await Eventually.Holds(
            () => shop.Log.Lines.Any(line => line.Text.Contains("Request finished", StringComparison.Ordinal) && line.Text.Contains(" 499 ", StringComparison.Ordinal)),
            "the gateway has ended the request");
        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Error);
        Assert.Single(shop.Query0.Seen.Concat(shop.Query1.Seen));
    }

    public void Dispose() => _listener.Dispose();

    private void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key == "policy" && Equals(value, _policy))
            {
                Interlocked.Increment(ref _decisions);
            }
        }
    }

    // One every ten seconds, and one that waits.
    private Task<ShopFixture> Start() =>
        ShopFixture.Start(_clock, Limits.Of(Limits.Policy(0, $"Name={_policy}", "Algorithm=leaky-bucket", "Limit=1", "Per=00:00:10", "Queue=1")));
}
