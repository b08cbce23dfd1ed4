using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.EventStore.PostgreSql.Schema;

/// <summary>The log. (timeline, xid, position) is an event's sequence: docs/adr/0002.</summary>
internal sealed class EventTable
{
    public int Timeline { get; init; }

    public ulong Xid { get; init; }

    public long Position { get; init; }

    public int Partition { get; init; }

    public required string Stream { get; init; }

    public long Version { get; init; }

    public required string Key { get; init; }

    public Guid EventId { get; init; }

    public required string Type { get; init; }

    public int Schema { get; init; }

    public required string Data { get; init; }

    public required string Metadata { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public static void Configure(EntityTypeBuilder<EventTable> table)
    {
        table.ToTable("events");
        table.HasKey(row => new { row.Stream, row.Version }).HasName(Constraints.EventVersion);
        table.HasIndex(row => new { row.Partition, row.Timeline, row.Xid, row.Position }).HasDatabaseName("events_log");
        table.Property(row => row.Timeline).HasColumnName("timeline").HasDefaultValueSql("log_timeline()");
        table.Property(row => row.Xid).HasColumnName("xid").HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
        table.Property(row => row.Position).HasColumnName("position").UseIdentityAlwaysColumn();
        table.Property(row => row.Partition).HasColumnName("partition");
        table.Property(row => row.Stream).HasColumnName("stream").UseCollation("C");
        table.Property(row => row.Version).HasColumnName("version");
        table.Property(row => row.Key).HasColumnName("key");
        table.Property(row => row.EventId).HasColumnName("event_id");
        table.Property(row => row.Type).HasColumnName("type");
        table.Property(row => row.Schema).HasColumnName("schema");
        table.Property(row => row.Data).HasColumnName("data").HasColumnType("jsonb");
        table.Property(row => row.Metadata).HasColumnName("metadata").HasColumnType("jsonb");
        table.Property(row => row.RecordedAt).HasColumnName("recorded_at");
    }
}
