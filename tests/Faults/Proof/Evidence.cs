using System.Text.Json.Nodes;
using Shop.Compose;
using Shop.Load;
using Shop.Load.Proof;

namespace Shop.Faults.Proof;

/// <summary>Compares what was acknowledged with what each store holds. What is still on its way is waited for.</summary>
internal static class Evidence
{
    public static async Task<IReadOnlyList<Finding>> Compare(
        ComposeShop shop, string load, Ledger ledger, TextWriter output, TimeProvider clock, CancellationToken cancellationToken)
    {
        var events = await LogContents.Read(shop.Orders, cancellationToken);
        Finding[] findings =
        [
            LogEvidence.Of(ledger.Acknowledged, events),
            await Finding.Eventually(() => Task.FromResult(InKafka(shop, events)), clock, cancellationToken),
            await Finding.Eventually(() => AsDocuments(shop, events), clock, cancellationToken),
            await Finding.Eventually(() => SalesEvidence.Of(shop.Gateway, load, events), clock, cancellationToken),
            await Finding.Eventually(() => AsMails(shop, load, events, cancellationToken), clock, cancellationToken),
        ];
        foreach (var finding in findings)
        {
            await output.WriteLineAsync($"  {finding}");
        }

        foreach (var failure in ledger.Failures.OrderByDescending(failure => failure.Value))
        {
            await output.WriteLineAsync($"     {failure.Value,6} × {failure.Key}");
        }

        return findings;
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

    private static async Task<Finding> AsMails(ComposeShop shop, string load, IReadOnlyList<LoggedEvent> events, CancellationToken cancellationToken) =>
        MailEvidence.Of(load, events, await MailboxContents.Read(shop.Mailpit, cancellationToken));
}
