namespace Shop.Embedded.Demo;

internal static class CatalogueAct
{
    public static async Task Play(DemoRun run)
    {
        run.Checks.Heading("The catalogue");
        var mug = await Register(run, run.Mug, "Demo mug", 1_200);
        run.Checks.Check("a new product is 201", mug.Code == 201, mug);
        run.Checks.Check("another is 201", await Register(run, run.Beans, "Demo beans", 990) is { Code: 201 });
        run.Checks.Check(
            "the same again is 200 and appends nothing",
            await Register(run, run.Mug, "Demo mug", 1_200) is { Code: 200, ETag: "\"1\"" });

        var dearer = await run.Client.Put($"/products/{run.Mug}/price", new { price = new { amount = 1_250, currency = "EUR" } });
        run.Checks.Check("a price change is 200 with the next version", dearer is { Code: 200, ETag: "\"2\"" }, dearer);
        var read = await run.Client.Get($"/products/{run.Mug}", dearer.Token);
        run.Checks.Check(
            "a read with its token shows the new price", read.Code == 200 && read.Number("price", "amount") == 1_250, read);
    }

    private static Task<Answer> Register(DemoRun run, string id, string name, long amount) =>
        run.Client.Put($"/products/{id}", new { name, price = new { amount, currency = "EUR" } });
}
