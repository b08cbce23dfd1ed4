using Shop.Contracts.Orders;
using Shop.EmailService.Composition;

namespace Shop.EmailService.OrderPlacedMail;

internal static class OrderPlacedLetter
{
    public static Letter Write(OrderPlacedV1 placed) => new(
        $"We have your order: {Wording.Contents(placed.Lines)}",
        "Thank you for your order. We will write again when it is on its way.",
        FactsOf(placed),
        placed.Lines,
        placed.Total);

    private static List<(string Label, string Value)> FactsOf(OrderPlacedV1 placed)
    {
        List<(string Label, string Value)> facts = [("Order", $"{placed.OrderId:D}"), ("Placed", Wording.Time(placed.PlacedAt))];
        if (placed.ShippingAddress is { } address)
        {
            facts.Add(("Ships to", Wording.Place(address)));
        }

        return facts;
    }
}
