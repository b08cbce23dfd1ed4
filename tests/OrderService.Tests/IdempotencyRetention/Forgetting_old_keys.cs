using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shop.EventStore.Log;
using Shop.OrderService.IdempotencyRetention;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.IdempotencyRetention;

public sealed class Forgetting_old_keys : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 8, 9, 30, 0, TimeSpan.Zero));
    private readonly AwaitedLog<IdempotencyPurge> _log = new();
    private readonly LogFile _file;
    private readonly WatchedRecords _records;
    private readonly IdempotencyPurge _purge;

    public Forgetting_old_keys()
    {
        _file = new LogFile(_clock);
        _records = new WatchedRecords(_file.Stores.Records);
        _purge = new IdempotencyPurge(_records, Options.Create(new RetentionOptions { BatchSize = 2 }), _clock, _log);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await _purge.StopAsync(CancellationToken.None);
        _purge.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task leaves_a_key_for_48_hours_and_takes_it_at_the_next_time()
    {
        await Use("key");
        _clock.Advance(TimeSpan.FromHours(48));
        await _purge.StartAsync(Token);
        Assert.Equal(0, await _records.NextBatch());
        Assert.True(await IsKnown("key"));

        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await _records.NextBatch());
        Assert.False(await IsKnown("key"));
        Assert.Equal("IdempotencyKeysForgotten", await _log.Next());
    }

    [Fact]
    public async Task goes_on_in_batches_until_none_is_old()
    {
        foreach (var key in new[] { "a", "b", "c", "d", "e" })
        {
            await Use(key);
        }

        _clock.Advance(TimeSpan.FromHours(49));
        await Use("young");
        await _purge.StartAsync(Token);

        Assert.Equal(2, await _records.NextBatch());
        Assert.Equal(2, await _records.NextBatch());
        Assert.Equal(1, await _records.NextBatch());
        Assert.True(await IsKnown("young"));
    }

    [Fact]
    public async Task is_tried_again_after_an_outage()
    {
        await Use("key");
        _clock.Advance(TimeSpan.FromHours(49));
        _records.Failure = new EventStoreUnavailableException("Down.", new IOException());
        await _purge.StartAsync(Token);
        Assert.Equal("IdempotencyPurgeFailed", await _log.Next());

        _records.Failure = null;
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await _records.NextBatch());
    }

    [Fact]
    public async Task is_done_by_the_service_as_it_runs()
    {
        WatchedRecords? records = null;
        await using var shop = new ShopUnderTest(stores => stores with { Records = records = new WatchedRecords(stores.Records) });
        await shop.InitializeAsync();

        Assert.Equal(0, await records!.NextBatch());
    }

    private async Task Use(string key)
    {
        var @event = new NewEvent(Guid.CreateVersion7(_clock.GetUtcNow()), "used", 1, "{}"u8.ToArray(), new EventMetadata());
        var request = new AppendRequest($"order-{key}", 0, 0, "customer-1", [@event], _clock.GetUtcNow(), new("customer-1", key, "hash"));
        Assert.IsType<AppendResult.Appended>(await _file.Stores.Log.Append(request, Token));
    }

    private async Task<bool> IsKnown(string key) =>
        await _file.Stores.Log.FindIdempotencyRecord("customer-1", key, Token) is not null;
}
