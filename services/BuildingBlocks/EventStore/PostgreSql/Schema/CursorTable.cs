using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.EventStore.PostgreSql.Schema;

internal sealed class CursorTable
{
    public required string Sink { get; init; }

    public int Partition { get; init; }

    /// <summary>40 hex digits, compared byte by byte.</summary>
    public required string Sequence { get; init; }

    public static void Configure(EntityTypeBuilder<CursorTable> table)
    {
        table.ToTable("relay_cursors");
        table.HasKey(row => new { row.Sink, row.Partition }).HasName("relay_cursors_pkey");
        table.Property(row => row.Sink).HasColumnName("sink");
        table.Property(row => row.Partition).HasColumnName("partition");
        table.Property(row => row.Sequence).HasColumnName("sequence").UseCollation("C");
    }
}
