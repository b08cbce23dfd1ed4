using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.EventStore.PostgreSql.Schema;

/// <summary>One row: the cluster whose transaction numbers the log counts in.</summary>
internal sealed class OriginTable
{
    public int Id { get; init; }

    /// <summary>Of <c>pg_control_system()</c>: the same in every physical copy, another in every cluster that a dump is restored into.</summary>
    public long SystemIdentifier { get; init; }

    public static void Configure(EntityTypeBuilder<OriginTable> table)
    {
        table.ToTable("log_origin", origin => origin.HasCheckConstraint("log_origin_single", "id = 1"));
        table.HasKey(row => row.Id).HasName("log_origin_pkey");
        table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
        table.Property(row => row.SystemIdentifier).HasColumnName("system_identifier");
    }
}
