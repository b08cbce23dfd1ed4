namespace Shop.Embedded.Demo;

/// <summary>The order gets an address, is shipped, and can be seen as it was at each of its versions.</summary>
internal static class LifeOfAnOrderAct
{
    private static readonly object Address =
        new { name = "Alice", street = "1 Main Street", postalCode = "1010", city = "Vienna", country = "AT" };

    private static readonly object Shipment = new { carrier = "Post", trackingNumber = "AT-1" };

    public static async Task Play(DemoRun run, Guid orderId)
    {
        run.Checks.Heading("The rest of its life");
        var moved = await run.Client.Put($"/orders/{orderId}/shipping-address", Address, ("If-Match", "\"1\""));
        run.Checks.Check("a new address is version 2", moved is { Code: 200, ETag: "\"2\"" }, moved);
        var shipped = await run.Client.Post($"/orders/{orderId}/shipment", Shipment);
        run.Checks.Check("shipping is version 3", shipped is { Code: 200, ETag: "\"3\"" }, shipped);
        var again = await run.Client.Post($"/orders/{orderId}/shipment", Shipment);
        run.Checks.Check("the same shipment again appends nothing", again is { Code: 200, ETag: "\"3\"" }, again);

        await CheckReads(run, orderId, shipped.Token);
        await CheckHistory(run, orderId);
        await CheckDeliveries(run, orderId);
    }

    private static async Task CheckReads(DemoRun run, Guid orderId, string? token)
    {
        var read = await run.Client.Get($"/orders/{orderId}", token);
        run.Checks.Check("a read with its token is the shipped order", read.Word("status") == "shipped", read);
        var customer = await run.Client.Get($"/customers/{run.Customer}", token);
        run.Checks.Check(
            "the customer owns 5 items and has 1 shipped order",
            customer.Number("itemsOwned") == 5 && customer.Number("orders", "shipped") == 1,
            customer);
        var orders = await run.Client.Get($"/customers/{run.Customer}/orders", token);
        run.Checks.Check("the customer's orders list it", orders.Items is { Count: 1 }, orders);
    }

    private static async Task CheckHistory(DemoRun run, Guid orderId)
    {
        var history = await run.Client.Get($"/orders/{orderId}/events");
        run.Checks.Check("its history has 3 events", history.Items is { Count: 3 }, history);
        var before = await run.Client.Get($"/orders/{orderId}/state?version=1");
        run.Checks.Check(
            "as of version 1 it had no address", before.Code == 200 && before.At("shippingAddress") is null, before);
    }

    private static async Task CheckDeliveries(DemoRun run, Guid orderId)
    {
        if (run.Targets.Mail is { } source)
        {
            var mails = await run.Eventually.Get(async () => await Mails(source, orderId, isReceipt: false) is { Count: 2 } two ? two : null);
            run.Checks.Check(
                "two mails, one for each event, none for the address",
                mails?.Select(mail => mail.EventId).Distinct().Count() == 2
                && mails.Select(mail => mail.MessageId).Distinct().Count() == 2);
            await CheckReceipt(run, source, orderId);
        }

        var queue = await CheckThree(run, "the demo's own queue got every event of the order", run.Queue?.Arrivals, orderId);
        var kafka = await CheckThree(run, "Kafka got every event of the order", run.Kafka?.Arrivals, orderId);
        if (queue is not null && kafka is not null)
        {
            run.Checks.Check("both have the same three", kafka.SetEquals(queue));
        }
    }

    private static async Task CheckReceipt(DemoRun run, IMailSource source, Guid orderId)
    {
        var receipts = await run.Eventually.Get(async () => await Mails(source, orderId, isReceipt: true) is { Count: 1 } one ? one : null);
        run.Checks.Check("one receipt, written by a function", receipts is not null);
        if (run.Targets.Functions is { } host)
        {
            // The receipt is there a moment before the function's answer about it.
            var totals = await run.Eventually.Get(async () => await run.Client.Get(new Uri(host, "/operations/function")) is var seen && seen.Number("invocations") > 0 ? seen : null);
            run.Checks.Check("its process was started for it", totals?.Number("coldStarts") > 0, totals);
            run.Checks.Note($"cold starts: {totals?.Number("coldStarts")}, events: {totals?.Number("invocations")}");
        }
    }

    private static async Task<IReadOnlyList<SentMail>> Mails(IMailSource source, Guid orderId, bool isReceipt) =>
        [.. (await source.About(orderId, CancellationToken.None)).Where(mail => mail.IsReceipt == isReceipt)];

    /// <returns>The ids of the events that arrived; null where nobody looks.</returns>
    private static async Task<HashSet<string>?> CheckThree(DemoRun run, string what, Arrivals? arrivals, Guid orderId)
    {
        if (arrivals is null)
        {
            return null;
        }

        var three = await run.Eventually.Get(() => arrivals.Of(orderId) is { Count: 3 } found ? found : null);
        run.Checks.Check(what, three is not null);
        return [.. (three ?? []).Select(arrival => arrival.EventId)];
    }
}
