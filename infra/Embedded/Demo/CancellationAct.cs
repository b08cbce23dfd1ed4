using System.Text.Json.Nodes;

namespace Shop.Embedded.Demo;

/// <summary>A second order is cancelled: every view takes it out again.</summary>
internal static class CancellationAct
{
    public static async Task Play(DemoRun run)
    {
        run.Checks.Heading("A cancelled order");
        var customer = $"bob-{run.Suffix}";
        var placed = await run.Client.Post("/orders", DemoRun.Order(customer, (run.Mug, 5)));
        var orderId = run.Checks.Require("the answer names the order", placed.OrderId, placed);
        await run.Eventually.Get(async () => await Sold.Of(run, run.Mug) is 8 ? "" : null);
        var cancelled = await run.Client.Delete($"/orders/{orderId}?reason=changed%20my%20mind");
        run.Checks.Check("cancelling is 200", cancelled is { Code: 200, ETag: "\"2\"" }, cancelled);
        var again = await run.Client.Delete($"/orders/{orderId}?reason=another");
        run.Checks.Check("again is 200 and appends nothing", again is { Code: 200, ETag: "\"2\"" }, again);

        var read = await run.Client.Get($"/customers/{customer}", cancelled.Token);
        run.Checks.Check(
            "the customer owns nothing and has spent nothing",
            read.Number("itemsOwned") == 0 && read.At("spent") is JsonArray { Count: 0 },
            read);
        run.Checks.Check(
            "the leaderboard has taken it out",
            await run.Eventually.Get(async () => await Sold.Of(run, run.Mug) is 3 ? "" : null) is not null);
        await CheckMails(run, orderId);
    }

    private static async Task CheckMails(DemoRun run, Guid orderId)
    {
        if (run.Targets.Mail is { } source)
        {
            var mails = await run.Eventually.Get(async () => await source.About(orderId, CancellationToken.None) is { Count: 2 } two ? two : null);
            run.Checks.Check("two mails: placed and cancelled", mails is not null);
        }
    }
}
