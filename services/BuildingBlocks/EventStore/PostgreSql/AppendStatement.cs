using System.Text;
using System.Text.Json;
using Npgsql;
using Shop.Contracts;
using Shop.EventStore.Log;
using static Shop.EventStore.PostgreSql.Parameters;

namespace Shop.EventStore.PostgreSql;

/// <summary>
/// The whole append as one statement, which is one transaction: its number is taken after the stream was read, and nothing
/// waits between its first lock and its commit. docs/adr/0008.
/// </summary>
internal static class AppendStatement
{
    // A key in use ends here in no row: its first append is waited for.
    private const string Claim = """
        insert into idempotency_records (scope, key, hash, stream, version, recorded_at)
        select $11, $12, $13, $1, $2 + cardinality($6), $5 from expected where found
        on conflict do nothing returning true
        """;

    private const string NoClaim = "select true from expected where found";

    /// <summary>Its last event is in the one row; without one, <c>found</c> and <c>claimed</c> say why.</summary>
    private const string Append = """
        with expected as materialized (
            -- The primary key refuses a version that exists; one above the end of the stream is refused here.
            select $2 = 0 or exists (select from events where stream = $1 and version = $2) as found
        ), claim as (
            {0}
        ), added as (
            insert into events (partition, stream, version, key, event_id, type, schema, data, metadata, recorded_at)
            select $3, $1, $2 + new.number, $4, new.event_id, new.type, new.schema, new.data, new.metadata, $5
            from unnest($6, $7, $8, $9, $10) with ordinality as new (event_id, type, schema, data, metadata, number)
            where exists (select from claim)
            order by new.number
            returning timeline, xid, position
        )
        select expected.found, exists (select from claim) as claimed, last.timeline, last.xid, last.position
        from expected left join (select * from added order by position desc limit 1) as last on true
        """;

    private static readonly string WithClaim = Append.Replace("{0}", Claim, StringComparison.Ordinal);
    private static readonly string WithoutClaim = Append.Replace("{0}", NoClaim, StringComparison.Ordinal);

    public static string Sql(AppendRequest request) => request.Idempotency is null ? WithoutClaim : WithClaim;

    public static IEnumerable<NpgsqlParameter> Values(AppendRequest request)
    {
        yield return Of(request.Stream);
        yield return Of(request.ExpectedVersion);
        yield return Of(request.Partition);
        yield return Of(request.Key);
        yield return Of(request.RecordedAt);
        yield return Of(Each(request, @event => @event.EventId));
        yield return Of(Each(request, @event => @event.Type));
        yield return Of(Each(request, @event => @event.Schema));
        yield return Json(Each(request, @event => Encoding.UTF8.GetString(@event.Data.Span)));
        yield return Json(Each(request, @event => JsonSerializer.Serialize(@event.Metadata)));
        if (request.Idempotency is { } claim)
        {
            yield return Of(claim.Scope);
            yield return Of(claim.Key);
            yield return Of(claim.Hash);
        }
    }

    public static AppendOutcome Read(NpgsqlDataReader row) => new(
        row.GetBoolean(0), row.GetBoolean(1), row.IsDBNull(2) ? null : EventRow.SequenceOf(row, 2));

    private static T[] Each<T>(AppendRequest request, Func<NewEvent, T> select) => [.. request.Events.Select(select)];
}

/// <param name="Found">Whether the stream has come to the expected version.</param>
/// <param name="Claimed">Whether the idempotency key, if there is one, was free.</param>
/// <param name="Last">Of the last event written; null when nothing was.</param>
internal sealed record AppendOutcome(bool Found, bool Claimed, Sequence? Last);
