using System.Text.Json;
using Shop.AnalyticsService.Facts;
using Shop.Contracts;
using Shop.Embedded.Facts;

namespace Shop.AnalyticsService.Tests.FactStore;

public sealed class The_fact_store : IDisposable
{
    private readonly TemporaryDirectory _disk = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task gives_facts_back_as_they_were()
    {
        using var store = Open();
        var fact = Samples.Fact(1, Samples.Cancelled(Samples.Placed()));
        await store.InsertIfAbsent(fact, Cancellation);
        Assert.Equal(Json(fact), Json(Assert.Single(await ReadAll(store))));
    }

    [Fact]
    public async Task keeps_the_first_of_two_facts_of_one_event()
    {
        using var store = Open();
        await store.InsertIfAbsent(Samples.Fact(1, Samples.Placed(quantity: 2)), Cancellation);
        await store.InsertIfAbsent(Samples.Fact(1, Samples.Placed(quantity: 3)), Cancellation);
        Assert.Equal(2, Assert.Single(await ReadAll(store)).Lines[0].Quantity);
    }

    [Fact]
    public async Task keeps_facts_when_it_is_opened_again()
    {
        using (var store = Open())
        {
            await store.InsertIfAbsent(Samples.Fact(1, Samples.Placed()), Cancellation);
        }

        using var reopened = Open();
        Assert.Single(await ReadAll(reopened));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 3)]
    public async Task gives_pages_of_at_most_the_size_asked_for(int facts, int pages)
    {
        using var store = Open();
        for (var number = 1; number <= facts; number++)
        {
            await store.InsertIfAbsent(Samples.Fact(number, Samples.Placed(order: number)), Cancellation);
        }

        var read = await Pages(store);
        Assert.Equal(pages, read.Count);
        Assert.All(read, page => Assert.InRange(page.Count, 1, 3));
        Assert.Equal(Enumerable.Range(1, facts).Select(Samples.Id), read.SelectMany(page => page).Select(fact => fact.EventId));
    }

    [Fact]
    public async Task takes_the_same_events_from_many_at_once()
    {
        using var store = Open();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(
            () => store.InsertIfAbsent(Samples.Fact(number % 8, Samples.Placed()), Cancellation))));
        Assert.Equal(8, (await ReadAll(store)).Count);
    }

    [Fact]
    public async Task gives_what_was_there_when_reading_began_while_others_insert()
    {
        using var store = Open();
        for (var number = 1; number <= 6; number++)
        {
            await store.InsertIfAbsent(Samples.Fact(number, Samples.Placed(order: number)), Cancellation);
        }

        var read = new List<OrderFact>();
        await foreach (var page in store.ReadPages(3, Cancellation))
        {
            read.AddRange(page);
            if (read.Count < 20)
            {
                await store.InsertIfAbsent(Samples.Fact(100 + read.Count, Samples.Placed()), Cancellation);
            }
        }

        Assert.Empty(Enumerable.Range(1, 6).Select(Samples.Id).Except(read.Select(fact => fact.EventId)));
        Assert.Equal(read.Count, read.DistinctBy(fact => fact.EventId).Count());
    }

    private SqliteFactStore Open() => new(_disk["facts.db"]);

    private static string Json(OrderFact fact) => JsonSerializer.Serialize(fact, EventJson.Options);

    private static async Task<List<OrderFact>> ReadAll(SqliteFactStore store) => [.. (await Pages(store)).SelectMany(page => page)];

    private static async Task<List<IReadOnlyList<OrderFact>>> Pages(SqliteFactStore store)
    {
        var pages = new List<IReadOnlyList<OrderFact>>();
        await foreach (var page in store.ReadPages(3, Cancellation))
        {
            pages.Add(page);
        }

        return pages;
    }
}
