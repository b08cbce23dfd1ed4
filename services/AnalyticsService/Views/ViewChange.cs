using Shop.AnalyticsService.Facts;
using Shop.Contracts;
using StackExchange.Redis;

namespace Shop.AnalyticsService.Views;

/// <summary>
/// What one event adds to the views. A cancelled order adds the negative of what it added when it was placed, to the minute it
/// was placed in: the sum is the same in whatever order the two arrive.
/// </summary>
internal sealed record ViewChange(OrderFact Fact, int Sign)
{
    /// <summary>Null when the event changes no view.</summary>
    public static ViewChange? Of(OrderFact fact) => EventType.Find(fact.Type)?.Name switch
    {
        "order-placed" => new ViewChange(fact, 1),
        "order-cancelled" => new ViewChange(fact, -1),
        _ => null,
    };

    /// <summary>As <c>apply.lua</c> reads it.</summary>
    public IEnumerable<RedisValue> ToArguments()
    {
        yield return Fact.EventId.ToByteArray();
        yield return EventMinute.Of(Fact.PlacedAt);
        yield return Fact.Total.Currency;
        yield return Sign;
        yield return Sign * Fact.Total.Amount;
        yield return Fact.Lines.Count;
        foreach (var line in Fact.Lines)
        {
            yield return line.ProductId;
            yield return Sign * line.Quantity;
        }
    }
}
