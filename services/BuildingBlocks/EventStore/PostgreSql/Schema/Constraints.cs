namespace Shop.EventStore.PostgreSql.Schema;

internal static class Constraints
{
    /// <summary>Of two events of one version the later is refused here.</summary>
    public const string EventVersion = "events_pkey";
}
