using Npgsql;
using NpgsqlTypes;
using Shop.Contracts;

namespace Shop.EventStore.PostgreSql;

/// <summary>Values in the types of the tables.</summary>
internal static class Parameters
{
    public static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>To the microsecond, rounded down.</summary>
    public static NpgsqlParameter Of(DateTimeOffset time) =>
        new NpgsqlParameter<DateTimeOffset> { TypedValue = time.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz };

    public static NpgsqlParameter Json(string text) => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Jsonb };

    public static NpgsqlParameter Json(IEnumerable<string> texts) =>
        new NpgsqlParameter<string[]> { TypedValue = [.. texts], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb };

    /// <summary>Timeline, xid and position. One that no log can have given stands above every event.</summary>
    public static IEnumerable<NpgsqlParameter> Of(Sequence sequence)
    {
        var (timeline, xid, position) = sequence.Parts();
        (timeline, xid, position) = timeline > int.MaxValue
            ? (int.MaxValue, ulong.MaxValue, long.MaxValue)
            : (timeline, xid, position < 0 ? long.MaxValue : position);
        return
        [
            Of((int)timeline),
            new NpgsqlParameter<ulong> { TypedValue = xid, NpgsqlDbType = NpgsqlDbType.Xid8 },
            Of(position),
        ];
    }
}
