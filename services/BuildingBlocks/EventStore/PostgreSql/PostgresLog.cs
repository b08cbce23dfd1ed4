using Npgsql;
using Shop.EventStore.Replicas;

namespace Shop.EventStore.PostgreSql;

/// <summary>The log's servers: the primary and, by host and port, its streaming replicas.</summary>
public sealed class PostgresLog : IAsyncDisposable
{
    /// <param name="primary">A connection string.</param>
    /// <param name="replicas">Connection strings, of different servers.</param>
    public PostgresLog(string primary, IEnumerable<string> replicas)
    {
        Primary = PostgresDataSource.Primary(primary);
        Replicas = replicas.ToDictionary(NameOf, PostgresDataSource.Replica);
    }

    public NpgsqlDataSource Primary { get; }

    public IReadOnlyDictionary<string, NpgsqlDataSource> Replicas { get; }

    /// <summary>The replicas as readers of the past.</summary>
    public IReadOnlyList<HistoryServer> HistoryServers =>
    [
        .. Replicas.Select(replica =>
            new HistoryServer(replica.Key, new PostgresEventLog(replica.Value), new PostgresSnapshots(replica.Value))),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var source in Replicas.Values.Prepend(Primary))
        {
            await source.DisposeAsync();
        }
    }

    private static string NameOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) is var settings ? $"{settings.Host}:{settings.Port}" : "";
}
