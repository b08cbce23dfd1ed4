namespace Shop.EventStore.PostgreSql;

internal static class LogMeter
{
    public const string Name = "Shop.EventLog";
}
