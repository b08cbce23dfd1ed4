using Microsoft.EntityFrameworkCore;

namespace Shop.EventStore.PostgreSql.Schema;

/// <summary>The tables, for their migrations. The adapters' statements are their own: one each, prepared, in the order the log needs.</summary>
internal sealed class EventStoreContext(DbContextOptions<EventStoreContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EventTable>(EventTable.Configure);
        modelBuilder.Entity<IdempotencyTable>(IdempotencyTable.Configure);
        modelBuilder.Entity<SnapshotTable>(SnapshotTable.Configure);
        modelBuilder.Entity<LeaseTable>(LeaseTable.Configure);
        modelBuilder.Entity<CursorTable>(CursorTable.Configure);
        modelBuilder.Entity<OriginTable>(OriginTable.Configure);
    }
}
