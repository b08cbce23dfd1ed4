using Shop.Contracts.Orders;
using Shop.EmailService.Composition;

namespace Shop.EmailService.OrderCancelledMail;

internal static class OrderCancelledLetter
{
    public static Letter Write(OrderCancelledV1 cancelled) => new(
        $"Your order is cancelled: {Wording.Contents(cancelled.Lines)}",
        "Your order is cancelled. Nothing of it will be sent.",
        FactsOf(cancelled),
        cancelled.Lines,
        cancelled.Total);

    private static List<(string Label, string Value)> FactsOf(OrderCancelledV1 cancelled)
    {
        List<(string Label, string Value)> facts =
        [
            ("Order", $"{cancelled.OrderId:D}"),
            ("Cancelled", Wording.Time(cancelled.CancelledAt)),
        ];
        if (cancelled.Reason is { } reason)
        {
            facts.Add(("Reason", reason));
        }

        return facts;
    }
}
