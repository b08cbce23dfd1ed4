using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.EventStore.PostgreSql.Schema;

internal sealed class SnapshotTable
{
    public required string Stream { get; init; }

    public int Schema { get; init; }

    public long Version { get; init; }

    public int Timeline { get; init; }

    public ulong Xid { get; init; }

    public long Position { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public required string State { get; init; }

    public static void Configure(EntityTypeBuilder<SnapshotTable> table)
    {
        table.ToTable("snapshots");
        table.HasKey(row => new { row.Stream, row.Schema, row.Version }).HasName("snapshots_pkey");
        table.Property(row => row.Stream).HasColumnName("stream").UseCollation("C");
        table.Property(row => row.Schema).HasColumnName("schema");
        table.Property(row => row.Version).HasColumnName("version");
        table.Property(row => row.Timeline).HasColumnName("timeline");
        table.Property(row => row.Xid).HasColumnName("xid").HasColumnType("xid8");
        table.Property(row => row.Position).HasColumnName("position");
        table.Property(row => row.RecordedAt).HasColumnName("recorded_at");
        table.Property(row => row.State).HasColumnName("state").HasColumnType("jsonb");
    }
}
