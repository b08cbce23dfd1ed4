using Shop.Contracts.Orders;
using Shop.EmailService.Composition;

namespace Shop.EmailService.OrderShippedMail;

internal static class OrderShippedLetter
{
    public static Letter Write(OrderShippedV1 shipped) => new(
        $"Your order is on its way: {Wording.Contents(shipped.Lines)}",
        "Your order has left our warehouse.",
        [
            ("Order", $"{shipped.OrderId:D}"),
            ("Shipped", Wording.Time(shipped.ShippedAt)),
            ("Carrier", shipped.Carrier),
            ("Tracking number", shipped.TrackingNumber),
        ],
        shipped.Lines,
        shipped.Total);
}
