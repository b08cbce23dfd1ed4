using Shop.EventStore.Log;
using Xunit;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Compliance;

public abstract partial class EventLogCompliance
{
    private IIdempotencyRecords Records => Assert.IsAssignableFrom<IIdempotencyRecords>(Log);

    [Fact]
    public async Task A_purge_deletes_the_records_before_its_time_and_no_other()
    {
        await UseKeys("key-0", "key-1", "key-2");

        Assert.Equal(2, await Records.Purge(At.AddHours(2), limit: 10, Cancel));
        Assert.Equal(["key-2"], await KeysInUse("key-0", "key-1", "key-2"));
    }

    [Fact]
    public async Task A_purge_stops_at_its_limit_and_begins_with_the_oldest()
    {
        await UseKeys("key-0", "key-1", "key-2");

        Assert.Equal(2, await Records.Purge(At.AddHours(9), limit: 2, Cancel));
        Assert.Equal(["key-2"], await KeysInUse("key-0", "key-1", "key-2"));
        Assert.Equal(1, await Records.Purge(At.AddHours(9), limit: 2, Cancel));
        Assert.Equal(0, await Records.Purge(At.AddHours(9), limit: 2, Cancel));
    }

    [Fact]
    public async Task A_purged_key_can_be_used_again_and_the_events_of_its_first_use_stay()
    {
        await UseKeys("key-0");
        await Records.Purge(At.AddHours(1), limit: 10, Cancel);

        Assert.IsType<AppendResult.Appended>(await Append(Request("another", idempotency: Key("key-0", hash: "hash-2"))));
        Assert.Single(await Read("stream-of-key-0"));
        Assert.Equal("another", (await Log.FindIdempotencyRecord("customer-1", "key-0", Cancel))?.Stream);
    }

    /// <summary>Each an hour after the one before.</summary>
    private async Task UseKeys(params string[] keys)
    {
        foreach (var (index, key) in keys.Index())
        {
            await MustAppend(Request($"stream-of-{key}", at: At.AddHours(index), idempotency: Key(key)));
        }
    }

    private async Task<IReadOnlyList<string>> KeysInUse(params string[] keys)
    {
        var used = new List<string>();
        foreach (var key in keys)
        {
            if (await Log.FindIdempotencyRecord("customer-1", key, Cancel) is not null)
            {
                used.Add(key);
            }
        }

        return used;
    }
}
