namespace Shop.Embedded.Demo;

/// <summary>What the shop refuses, and how.</summary>
internal static class RefusalsAct
{
    public static async Task Play(DemoRun run, Guid shipped)
    {
        run.Checks.Heading("Refusals");
        var order = DemoRun.Order(run.Customer, (run.Mug, 1));
        Expect(
            run, "an unknown product", 422, "unknown-product",
            await run.Client.Post("/orders", DemoRun.Order(run.Customer, ("no-such-product", 1))));
        Expect(
            run, "a used Idempotency-Key with another body", 422, "idempotency-key-reused",
            await run.Client.Post("/orders", order, ("Idempotency-Key", $"first-{run.Suffix}")));
        Expect(run, "cancelling after shipping", 409, "already-shipped", await run.Client.Delete($"/orders/{shipped}"));
        Expect(
            run, "a stale If-Match", 412, "stale-version",
            await run.Client.Put(
                $"/products/{run.Mug}/price", new { price = new { amount = 1, currency = "EUR" } }, ("If-Match", "\"1\"")));
        Expect(
            run, "another currency", 409, "other-currency",
            await run.Client.Put($"/products/{run.Mug}/price", new { price = new { amount = 1, currency = "USD" } }));
        var invalid = await run.Client.Post("/orders", DemoRun.Order(run.Customer, (run.Mug, 0)));
        Expect(run, "a quantity of 0", 400, "invalid-request", invalid);
        run.Checks.Check("and it names the member", invalid.At("errors", "lines[0].quantity") is not null, invalid);
        Expect(run, "an unknown order", 404, "order-not-found", await run.Client.Get("/orders/no-such-order"));
        Expect(run, "a token that nobody issued", 400, "invalid-request", await run.Client.Get($"/orders/{shipped}", "made-up"));
        Expect(run, "a wrong method", 405, "method-not-allowed", await run.Client.Delete($"/customers/{run.Customer}"));
        Expect(run, "an unknown address", 404, "no-such-route", await run.Client.Get("/nothing-here"));
        Expect(
            run, "a body above 64 KiB", 413, "body-too-large",
            await run.Client.Post("/orders", new { customerId = new string('x', 70_000) }));
    }

    private static void Expect(DemoRun run, string what, int status, string problem, Answer answer) =>
        run.Checks.Check($"{what} is {status}", answer.Code == status && answer.Problem == $"urn:shop:{problem}", answer);
}
