using System.Globalization;

namespace Shop.Load.Proof;

/// <summary>An event of an order in the log.</summary>
/// <param name="Key">The order's customer.</param>
public sealed record LoggedEvent(Guid EventId, Guid OrderId, long Version, string Type, string Key)
{
    /// <summary>All of them, in SQL, with columns in the order of the parameters.</summary>
    public const string Query = "select event_id, substr(stream, 7)::uuid, version, type, key from events where stream like 'order-%'";

    private const string Domain = "shop.example";
    private const char Separator = '|';

    /// <summary>Of the mails that the event must lead to: a shipped order has its receipt too. A change of the address writes none.</summary>
    public IEnumerable<string> MessageIds => Type switch
    {
        "order-placed" or "order-cancelled" => [$"{EventId:D}@{Domain}"],
        "order-shipped" => [$"{EventId:D}@{Domain}", $"receipt.{EventId:D}@{Domain}"],
        _ => [],
    };

    /// <param name="row">Of <see cref="Query"/>, as <c>psql --tuples-only --no-align</c> prints it.</param>
    public static LoggedEvent Parse(string row)
    {
        var columns = row.Split(Separator);
        return new LoggedEvent(
            Guid.Parse(columns[0]), Guid.Parse(columns[1]), long.Parse(columns[2], CultureInfo.InvariantCulture), columns[3], columns[4]);
    }
}
