using System.Globalization;
using System.Text.RegularExpressions;
using DotNet.Testcontainers.Builders;
using Npgsql;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;

namespace Shop.Benchmarks.Append;

/// <summary>
/// PostgreSQL's own load generator, sending the append's very statement, prepared, from a container in the host's network: the same
/// way to the server as the adapter's.
/// </summary>
internal static partial class PgBench
{
    private const string Script = "/tmp/append.sql";

    /// <returns>Transactions a second.</returns>
    public static async Task<double> Run(string connectionString, AppendRequest like, int clients, TimeSpan duration)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        await using var container = new ContainerBuilder("postgres:17")
            .WithEntrypoint("sleep")
            .WithCommand("600")
            .WithEnvironment("PGPASSWORD", server.Password)
            .WithCreateParameterModifier(parameters => parameters.HostConfig!.NetworkMode = "host")
            .WithResourceMapping(System.Text.Encoding.UTF8.GetBytes(StatementOf(like)), Script)
            .Build();
        await container.StartAsync();
        var seconds = ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var count = clients.ToString(CultureInfo.InvariantCulture);
        var result = await container.ExecAsync(
        [
            "pgbench", "-n", "-M", "prepared", "-c", count, "-j", "2", "-T", seconds, "-f", Script,
            "-h", "127.0.0.1", "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", server.Username!, server.Database!,
        ]);
        var rate = Rate().Match(result.Stdout);
        return rate.Success
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench: {result.Stderr}{result.Stdout}");
    }

    /// <summary>Each parameter with a value of the same type and size; the stream and the key of the request are new each time.</summary>
    private static string StatementOf(AppendRequest like)
    {
        var @event = like.Events.Single();
        string[] values =
        [
            "('order-' || :stream || '-' || :client_id)",
            "0::bigint",
            $"{like.Partition}::int",
            $"'{like.Key}'::text",
            "now()",
            "array[gen_random_uuid()]",
            $"array['{@event.Type}']::text[]",
            "array[1]",
            $"array['{System.Text.Encoding.UTF8.GetString(@event.Data.Span)}'::jsonb]",
            "array['{}'::jsonb]",
            $"'{like.Idempotency!.Scope}'::text",
            "('key-' || :stream || '-' || :client_id)",
            $"'{like.Idempotency.Hash}'::text",
        ];
        var statement = Parameter().Replace(AppendStatement.Sql(like), match => values[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - 1]);
        return $"\\set stream random(1, 1000000000000)\n{Comment().Replace(statement, "").ReplaceLineEndings(" ")};\n";
    }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();

    [GeneratedRegex("--.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}
