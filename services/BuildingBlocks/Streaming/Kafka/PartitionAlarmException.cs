namespace Shop.Streaming.Kafka;

/// <summary>Something that cannot happen did. The partition stops where it is until a person has looked.</summary>
/// <param name="alarm">A stable name, e.g. <c>VersionGap</c>.</param>
public sealed class PartitionAlarmException(string alarm, string message) : Exception(message)
{
    public string Alarm => alarm;
}
