using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.EventStore.PostgreSql.Schema;

internal sealed class LeaseTable
{
    public required string Sink { get; init; }

    public int Shard { get; init; }

    public required string Owner { get; init; }

    public long Epoch { get; init; }

    /// <summary>By the server's clock; <c>-infinity</c> when the lease was released.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public static void Configure(EntityTypeBuilder<LeaseTable> table)
    {
        table.ToTable("relay_leases");
        table.HasKey(row => new { row.Sink, row.Shard }).HasName("relay_leases_pkey");
        table.Property(row => row.Sink).HasColumnName("sink");
        table.Property(row => row.Shard).HasColumnName("shard");
        table.Property(row => row.Owner).HasColumnName("owner");
        table.Property(row => row.Epoch).HasColumnName("epoch");
        table.Property(row => row.ExpiresAt).HasColumnName("expires_at");
    }
}
