using System.Globalization;

namespace Shop.EventStore.PostgreSql.Schema;

/// <summary>
/// The function <c>log_timeline()</c>: the first part of a new event's sequence. A promoted standby hands out lower transaction
/// numbers than the old primary, but on a higher timeline.
/// </summary>
internal static class LogTimeline
{
    /// <param name="origin">Added to the cluster's own timeline; a restore into another cluster raises it.</param>
    public static string Definition(long origin) => string.Create(
        CultureInfo.InvariantCulture,
        // One expression, so that the planner puts it in the place of the call. The file's name begins with the timeline.
        $"""
        create or replace function log_timeline() returns integer language sql stable parallel safe
        return {origin} + ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::integer
        """);
}
