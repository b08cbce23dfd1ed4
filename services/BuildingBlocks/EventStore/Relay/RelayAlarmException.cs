namespace Shop.EventStore.Relay;

/// <summary>Something that only a person can repair. The shard stops where it is until the process starts again.</summary>
/// <param name="alarm">A stable name, e.g. <c>UnknownEventType</c>.</param>
public sealed class RelayAlarmException(string alarm, string message) : Exception(message)
{
    public string Alarm => alarm;
}
