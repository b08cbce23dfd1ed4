using Shop.EventStore.Log;
using Xunit;

namespace Shop.Compliance;

/// <summary>What every adapter of <see cref="IEventLog"/> does. Each test gets a log of its own, new and empty.</summary>
public abstract partial class EventLogCompliance : IAsyncLifetime
{
    private const int Writers = 16;
    private const string Stream = "order-1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEventLog Log { get; set; } = null!;

    protected abstract ValueTask<IEventLog> OpenLog();

    public async ValueTask InitializeAsync() => Log = await OpenLog();

    public abstract ValueTask DisposeAsync();

    private Task<AppendResult> Append(AppendRequest request) => Log.Append(request, Cancel);

    /// <summary>Starts all at once, each on a thread of its own.</summary>
    private Task<AppendResult[]> AppendAtOnce(IEnumerable<AppendRequest> requests)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var appends = requests.Select(request => Task.Run(async () =>
        {
            await start.Task;
            return await Append(request);
        })).ToList();
        start.SetResult();
        return Task.WhenAll(appends);
    }

    private async Task<AppendResult.Appended> MustAppend(AppendRequest request) =>
        Assert.IsType<AppendResult.Appended>(await Append(request));

    private Task<IReadOnlyList<StoredEvent>> Read(string stream) => Log.ReadStream(new StreamRange(stream), Cancel);
}
