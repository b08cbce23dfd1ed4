namespace Shop.Embedded.Demo;

/// <summary>One order, watched at every hop.</summary>
internal static class JourneyAct
{
    private const string Placed = "order-placed.v1";

    /// <returns>The order's id.</returns>
    public static async Task<Guid> Play(DemoRun run)
    {
        run.Checks.Heading("One order on its way (time since the command was sent)");
        var body = DemoRun.Order(run.Customer, (run.Mug, 3), (run.Beans, 2));
        var key = $"first-{run.Suffix}";
        var sent = run.Clock.GetTimestamp();
        var answer = await run.Client.Post("/orders", body, ("Idempotency-Key", key));
        var orderId = run.Checks.Require("the answer names the order", answer.OrderId, answer);
        run.Checks.Hop("command", $"POST /orders answered {answer.Code}, order {orderId}", run.Clock.GetElapsedTime(sent));

        var hops = await Watch(run, orderId, sent);
        foreach (var hop in hops.Where(hop => hop.Detail is not null).OrderBy(hop => hop.At))
        {
            run.Checks.Hop(hop.Name, hop.Detail!, hop.At);
        }

        foreach (var hop in hops)
        {
            run.Checks.Check($"the order arrived: {hop.Name}", hop.Detail is not null);
        }

        await CheckAnswer(run, answer, body, key);
        return orderId;
    }

    private static Task<Hop[]> Watch(DemoRun run, Guid orderId, long sent) => Task.WhenAll(
        Hops(run, orderId).Select(hop => See(run, hop.Name, sent, hop.Look)));

    private static IEnumerable<(string Name, Func<Task<string?>> Look)> Hops(DemoRun run, Guid orderId)
    {
        yield return ("event", () => Event(run, orderId));
        if (run.Kafka is { } kafka)
        {
            yield return ("Kafka", () => Task.FromResult(kafka.Arrivals.Find(orderId, Placed)?.Where));
        }

        if (run.Queue is { } queue)
        {
            yield return ("queue", () => Task.FromResult(queue.Arrivals.Find(orderId, Placed)?.Where));
        }

        if (run.Targets.Mail is { } mail)
        {
            yield return ("mail", () => Mail(mail, orderId));
        }

        yield return ("document", () => Document(run, orderId));
        yield return ("leaderboard", () => Leaderboard(run));
    }

    private static async Task<Hop> See(DemoRun run, string name, long sent, Func<Task<string?>> look)
    {
        var detail = await run.Eventually.Get(look);
        return new Hop(name, detail, run.Clock.GetElapsedTime(sent));
    }

    private static async Task<string?> Event(DemoRun run, Guid orderId)
    {
        var history = await run.Client.Get($"/orders/{orderId}/events");
        return history.Items is [var first, ..] ? $"{first!["type"]} as version 1 of order-{orderId}" : null;
    }

    private static async Task<string?> Mail(IMailSource mails, Guid orderId) =>
        (await mails.About(orderId, CancellationToken.None)) is [var mail] ? $"\"{mail.Subject}\" in {mail.Where}" : null;

    private static async Task<string?> Document(DemoRun run, Guid orderId) =>
        await run.Client.Get($"/orders/{orderId}") is { Code: 200 } found ? $"GET /orders/{{id}} answers version {found.ETag}" : null;

    private static async Task<string?> Leaderboard(DemoRun run) =>
        await Sold.Of(run, run.Mug) is 3 ? $"{run.Mug}: 3 sold" : null;

    private static async Task CheckAnswer(DemoRun run, Answer answer, object body, string key)
    {
        run.Checks.Check(
            "a new order is 201 with Location, ETag and token",
            answer is { Code: 201, Location: not null, ETag: "\"1\"", Token: not null },
            answer);
        run.Checks.Check("its total is that of the catalogue", answer.Number("total", "amount") == (3 * 1_250) + (2 * 990), answer);
        var repeat = await run.Client.Post("/orders", body, ("Idempotency-Key", key));
        run.Checks.Check(
            "the same Idempotency-Key gets the first answer again",
            repeat.Code == 201 && repeat.Location == answer.Location && repeat.Token == answer.Token,
            repeat);
    }

    private sealed record Hop(string Name, string? Detail, TimeSpan At);
}
