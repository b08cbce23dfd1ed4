using System.Collections.Concurrent;
using Npgsql;
using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;
using Shop.Integration.Tests.Containers;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Integration.Tests.PostgreSql.Replication;

/// <summary>Appends one event after the other and goes on when the log is away.</summary>
internal sealed class SteadyWriter(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = PostgresDataSource.Primary(connectionString);
    private readonly ConcurrentQueue<Sequence> _acknowledged = [];

    /// <summary>Of what was appended, in that order.</summary>
    public IReadOnlyCollection<Sequence> Acknowledged => _acknowledged;

    public async Task Run(CancellationToken stop)
    {
        var log = new PostgresEventLog(_source);
        for (var append = 0; !stop.IsCancellationRequested; append++)
        {
            try
            {
                var result = await log.Append(Request($"steady-{append}"), CancellationToken.None);
                _acknowledged.Enqueue(Assert.IsType<AppendResult.Appended>(result).Last);
            }
            catch (EventStoreUnavailableException) when (!stop.IsCancellationRequested)
            {
                // While the primary changes; the next append may find the new one.
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
            }
        }
    }

    public Task UntilAppended(int count) => Eventually.Holds(() => _acknowledged.Count >= count, () => $"{count} appended");

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
