namespace Shop.EventStore.Log;

internal static class LogMeter
{
    public const string Name = "Shop.EventLog";
}
