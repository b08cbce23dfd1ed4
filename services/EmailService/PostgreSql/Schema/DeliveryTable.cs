using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.EmailService.PostgreSql.Schema;

/// <summary><c>deliveries</c>: one row for each event whose mail went out.</summary>
internal sealed class DeliveryTable
{
    public Guid EventId { get; init; }

    public Guid OrderId { get; init; }

    public required string Type { get; init; }

    public DateTimeOffset DeliveredAt { get; init; }

    public static void Configure(EntityTypeBuilder<DeliveryTable> table)
    {
        table.ToTable("deliveries").HasKey(row => row.EventId).HasName("deliveries_pkey");
        table.Property(row => row.EventId).HasColumnName("event_id").ValueGeneratedNever();
        table.Property(row => row.OrderId).HasColumnName("order_id");
        table.Property(row => row.Type).HasColumnName("type");
        table.Property(row => row.DeliveredAt).HasColumnName("delivered_at");
    }
}
