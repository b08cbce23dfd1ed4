using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.EventStore.PostgreSql.Schema;

internal sealed class IdempotencyTable
{
    public required string Scope { get; init; }

    public required string Key { get; init; }

    public required string Hash { get; init; }

    public required string Stream { get; init; }

    public long Version { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public static void Configure(EntityTypeBuilder<IdempotencyTable> table)
    {
        table.ToTable("idempotency_records");
        table.HasKey(row => new { row.Scope, row.Key }).HasName("idempotency_records_pkey");
        table.HasIndex(row => row.RecordedAt).HasDatabaseName("idempotency_records_age");
        table.Property(row => row.Scope).HasColumnName("scope").UseCollation("C");
        table.Property(row => row.Key).HasColumnName("key").UseCollation("C");
        table.Property(row => row.Hash).HasColumnName("hash");
        table.Property(row => row.Stream).HasColumnName("stream");
        table.Property(row => row.Version).HasColumnName("version");
        table.Property(row => row.RecordedAt).HasColumnName("recorded_at");
    }
}
