using MongoDB.Bson;
using Shop.AnalyticsService.Facts;
using Shop.Contracts;

namespace Shop.AnalyticsService.MongoDb;

/// <summary>
/// <c>{ _id: event id, type, orderId, customerId, occurredAt, placedAt, lines: [{ productId, quantity, unitPrice }], total }</c>;
/// money is <c>{ amount, currency }</c> in minor units. Times are dates, which hold milliseconds, as the events do.
/// </summary>
internal static class FactDocument
{
    public const string Id = "_id";

    public static BsonDocument Of(OrderFact fact) => new()
    {
        { Id, IdOf(fact.EventId) },
        { "type", fact.Type },
        { "orderId", IdOf(fact.OrderId) },
        { "customerId", fact.CustomerId },
        { "occurredAt", fact.OccurredAt.UtcDateTime },
        { "placedAt", fact.PlacedAt.UtcDateTime },
        { "lines", new BsonArray(fact.Lines.Select(LineOf)) },
        { "total", MoneyOf(fact.Total) },
    };

    public static OrderFact Read(BsonDocument document) => new(
        document[Id].AsGuid,
        document["type"].AsString,
        document["orderId"].AsGuid,
        document["customerId"].AsString,
        document["occurredAt"].ToUniversalTime(),
        document["placedAt"].ToUniversalTime(),
        [.. document["lines"].AsBsonArray.Select(line => ReadLine(line.AsBsonDocument))],
        ReadMoney(document["total"].AsBsonDocument));

    private static BsonBinaryData IdOf(Guid id) => new(id, GuidRepresentation.Standard);

    private static BsonDocument LineOf(FactLine line) => new()
    {
        { "productId", line.ProductId }, { "quantity", line.Quantity }, { "unitPrice", MoneyOf(line.UnitPrice) },
    };

    private static BsonDocument MoneyOf(Money money) => new() { { "amount", money.Amount }, { "currency", money.Currency } };

    private static FactLine ReadLine(BsonDocument line) =>
        new(line["productId"].AsString, line["quantity"].ToInt32(), ReadMoney(line["unitPrice"].AsBsonDocument));

    private static Money ReadMoney(BsonDocument money) => new(money["amount"].ToInt64(), money["currency"].AsString);
}
