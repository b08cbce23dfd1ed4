using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;

namespace Shop.Benchmarks.Append;

/// <summary>The write of a command: what an order costs in the log.</summary>
internal static class AppendBenchmark
{
    private const int Clients = 16;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static async Task<Comparison> Run()
    {
        await using var server = await PostgresServerContainer.Start();
        var log = server.Log();
        return await Comparison.InTurns(
            $"append of a placed order, {Clients} at once",
            "pgbench with the same statement",
            "a second",
            "at least 0.8",
            () => Rate.Of(Clients, Duration, _ => Append(log)),
            () => PgBench.Run(server.ConnectionString, SampleOrders.Append(), Clients, Duration));
    }

    private static async Task Append(PostgresEventLog log)
    {
        if (await log.Append(SampleOrders.Append(), CancellationToken.None) is not AppendResult.Appended)
        {
            throw new InvalidOperationException("A new order was not appended.");
        }
    }
}
