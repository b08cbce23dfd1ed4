using System.Text.Json.Nodes;
using Shop.Compose;
using Shop.Load;

namespace Shop.Faults.Proof;

/// <summary>Compares what was acknowledged with what each store holds. What is still on its way is waited for.</summary>
internal static class Evidence
{
    private static readonly TimeSpan ArrivalMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Finding>> Compare(
        ComposeShop shop, Ledger ledger, TextWriter output, TimeProvider clock, CancellationToken cancellationToken)
    {
        var events = await LogContents.Read(shop.Orders, cancellationToken);
        Finding[] findings =
        [
            InTheLog(ledger, events),
            await Eventually(() => Task.FromResult(InKafka(shop, events)), clock, cancellationToken),
            await Eventually(() => AsDocuments(shop, events), clock, cancellationToken),
            await Eventually(() => AsMails(shop, events, cancellationToken), clock, cancellationToken),
        ];
        foreach (var finding in findings)
        {
            await output.WriteLineAsync($"  {(finding.Holds ? "ok" : "FAILED")} {finding.What}: {finding.Detail}");
        }

        foreach (var failure in ledger.Failures.OrderByDescending(failure => failure.Value))
        {
            await output.WriteLineAsync($"     {failure.Value,6} × {failure.Key}");
        }

        return findings;
    }

    private static Finding InTheLog(Ledger ledger, IReadOnlyList<LoggedEvent> events)
    {
        var logged = events.Select(@event => (@event.OrderId, @event.Version)).ToHashSet();
        var lost = ledger.Acknowledged.Count(promise => !logged.Contains((promise.OrderId, promise.Version)));
        return new Finding("every acknowledged command is in the log", lost == 0, $"{ledger.Acknowledged.Count} acknowledged, {events.Count} events, {lost} lost");
    }

    private static Finding InKafka(ComposeShop shop, IReadOnlyList<LoggedEvent> events)
    {
        var messages = KafkaContents.Read(shop.Kafka);
        var ids = messages.Select(message => message.EventId).ToHashSet();
        var lost = events.Count(@event => !ids.Contains(@event.EventId));
        var unknown = ids.Except(events.Select(@event => @event.EventId)).Count();
        var inverted = messages
            .DistinctBy(message => message.EventId)
            .GroupBy(message => message.Stream)
            .Count(stream => !stream.Select(message => message.Version).SequenceEqual(stream.Select(message => message.Version).Order()));
        return new Finding(
            "every event is in Kafka, in its stream's order",
            lost == 0 && unknown == 0 && inverted == 0,
            $"{messages.Count} messages, {messages.Count - ids.Count} sent twice, {lost} lost, {unknown} unknown, {inverted} streams out of order");
    }

    private static async Task<Finding> AsDocuments(ComposeShop shop, IReadOnlyList<LoggedEvent> events)
    {
        using var client = new GatewayClient(shop.Gateway);
        var orders = events.GroupBy(@event => @event.OrderId).Select(order => (Id: order.Key, Version: order.Max(@event => @event.Version))).ToList();
        var wrong = 0;
        foreach (var page in orders.Chunk(50))
        {
            var replies = await Task.WhenAll(page.Select(async order => (order.Version, Reply: await client.Get($"/orders/{order.Id}"))));
            wrong += replies.Count(one => one.Reply.ETag != $"\"{one.Version}\"");
        }

        var owned = await OwnedItems(client, events);
        var expected = events.Count(@event => @event.Type == "order-placed") - events.Count(@event => @event.Type == "order-cancelled");
        return new Finding(
            "every order and every customer's sum is in MongoDB",
            wrong == 0 && owned == expected,
            $"{orders.Count} orders, {wrong} missing or old; customers own {owned} of {expected} items");
    }

    private static async Task<long> OwnedItems(GatewayClient client, IReadOnlyList<LoggedEvent> events)
    {
        var replies = await Task.WhenAll(events.Select(@event => @event.Key).Distinct().Select(customer => client.Get($"/customers/{customer}")));
        return replies.Where(reply => reply.IsSuccess).Sum(reply => (long)JsonNode.Parse(reply.Text)!["itemsOwned"]!);
    }

    private static async Task<Finding> AsMails(ComposeShop shop, IReadOnlyList<LoggedEvent> events, CancellationToken cancellationToken)
    {
        var mails = await MailboxContents.Read(shop.Mailpit, cancellationToken);
        var ids = mails.ToHashSet();
        var expected = events.SelectMany(@event => @event.MessageIds).ToHashSet();
        var missing = expected.Except(ids).Count();
        var unknown = ids.Except(expected).Count();
        return new Finding(
            "exactly one distinct Message-ID for each mail and each receipt in Mailpit",
            missing == 0 && unknown == 0,
            $"{mails.Count} mails, {mails.Count - ids.Count} sent twice, {missing} missing, {unknown} unknown");
    }

    private static async Task<Finding> Eventually(Func<Task<Finding>> look, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var finding = await look();
            if (finding.Holds || clock.GetElapsedTime(started) > ArrivalMax)
            {
                return finding;
            }

            await Task.Delay(LookInterval, clock, cancellationToken);
        }
    }
}
