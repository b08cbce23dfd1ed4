using Shop.Contracts;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.EventLog;

/// <summary>Where a relay must start when its broker has forgotten everything and its consumers have not.</summary>
internal static class UnreadEvents
{
    /// <summary>
    /// Just before the first event of the partition that the consumers of its topic have not seen; the end of the
    /// log when they have seen all. Consumers skip what lies after it and below their own checkpoint.
    /// </summary>
    public static Sequence Before(SqliteFile orders, int partition, IReadOnlyDictionary<Topic, Sequence> seen) => orders.Read(session =>
    {
        var first = seen.Select(topic => FirstAfter(session, partition, topic.Key, topic.Value)).Min();
        return EventRow.SequenceOf(first is { } position ? position - 1 : Last(session, partition));
    });

    private static long? FirstAfter(SqliteSession session, int partition, Topic topic, Sequence after) => (long?)session.Scalar(
        """
        select position from events
        where partition = $partition and position > $after and type in (select value from json_each($types))
        order by position limit 1
        """,
        ("$partition", partition),
        ("$after", EventRow.PositionOf(after)),
        ("$types", TypesOf(topic)));

    private static long Last(SqliteSession session, int partition) => (long)session.Scalar(
        "select coalesce(max(position), 0) from events where partition = $partition", ("$partition", partition))!;

    private static string TypesOf(Topic topic) => System.Text.Json.JsonSerializer.Serialize(
        EventType.All.Where(type => type.Topic == topic).Select(type => type.Name).Distinct());
}
