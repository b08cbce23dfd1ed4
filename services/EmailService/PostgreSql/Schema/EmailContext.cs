using Microsoft.EntityFrameworkCore;

namespace Shop.EmailService.PostgreSql.Schema;

/// <summary>The tables, for their migrations. The inbox's two statements are its own.</summary>
internal sealed class EmailContext(DbContextOptions<EmailContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<DeliveryTable>(DeliveryTable.Configure);
}
