using Shop.Contracts;
using Shop.Contracts.Orders;
using Shop.QueryService.Documents;
using Shop.QueryService.Projector;

namespace Shop.QueryService.Orders;

/// <summary>A document an order, listed by customer from the newest to the oldest.</summary>
internal sealed class OrdersReadModel : ReadModel<OrderDocument>
{
    public override string Name => "orders";

    public override Topic Topic => Topic.Orders;

    public static string IdOf(Guid orderId) => orderId.ToString("D");

    /// <summary>Orders of one time are told apart by their ids; both parts have one length, so text order is their order.</summary>
    public static string PositionOf(DateTimeOffset placedAt, string orderId) => $"{UtcMillisecondsConverter.Write(placedAt)}/{orderId}";

    public override string IdOf(object message) => IdOf(((IOrderEvent)message).OrderId);

    public override bool Begins(EventEnvelope envelope) => StreamGuard.Begins(envelope);

    public override Verdict Judge(OrderDocument? document, Sequence sequence, EventEnvelope envelope) =>
        StreamGuard.Judge(document?.Version ?? 0, document?.LastEventId ?? Guid.Empty, sequence, envelope);

    public override OrderDocument Fold(OrderDocument? document, EventEnvelope envelope, object message) =>
        OrderProjection.Fold(document, envelope, message);

    protected override DocumentPlace PlaceOf(OrderDocument document) =>
        new(document.CustomerId, PositionOf(document.PlacedAt, IdOf(document.OrderId)));
}
