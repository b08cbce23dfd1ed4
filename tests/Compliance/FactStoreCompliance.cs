using System.Text.Json;
using Shop.AnalyticsService.Facts;
using Shop.Contracts;
using Xunit;

namespace Shop.Compliance;

/// <summary>What every adapter of <see cref="IFactStore"/> does.</summary>
public abstract class FactStoreCompliance : IAsyncLifetime
{
    private const int PageSize = 3;
    private static readonly DateTimeOffset At = new(2026, 1, 8, 9, 30, 12, 345, TimeSpan.Zero);

    private IFactStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each test has facts of its own, at first none; opened a second time they are the same.</summary>
    protected abstract ValueTask<IFactStore> OpenStore();

    public async ValueTask InitializeAsync() => _store = await OpenStore();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_fact_reads_back_as_it_was()
    {
        var fact = Fact(1) with
        {
            Type = "order-cancelled.v1",
            CustomerId = "Zoë 🛒 $date.x",
            OccurredAt = At.AddMinutes(7),
            Lines = [Line("teapot", 2, 1_250, "EUR"), Line("cup", int.MaxValue, 0, "JPY")],
            Total = new Money(long.MaxValue, "KWD"),
        };
        await Insert(fact);
        Assert.Equal(Json(fact), Json(Assert.Single(await ReadAll())));
    }

    [Fact]
    public async Task Of_two_facts_of_one_event_the_first_is_kept()
    {
        await Insert(Fact(1, quantity: 2));
        await Insert(Fact(1, quantity: 3));
        Assert.Equal(2, Assert.Single(await ReadAll()).Lines[0].Quantity);
    }

    [Fact]
    public async Task Facts_are_there_when_the_store_is_opened_again()
    {
        await Insert(Fact(1));
        var reopened = await OpenStore();
        Assert.Single(await Pages(reopened));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 3)]
    public async Task Pages_hold_at_most_what_was_asked_for(int facts, int pages)
    {
        await InsertMany(facts);
        var read = await Pages(_store);
        Assert.Equal(pages, read.Count);
        Assert.All(read, page => Assert.InRange(page.Count, 1, PageSize));
        Assert.Equal(Enumerable.Range(1, facts).Select(Id), read.SelectMany(page => page).Select(fact => fact.EventId).Order());
    }

    [Fact]
    public async Task The_same_events_from_many_at_once_are_kept_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() => Insert(Fact(number % 8)))));
        Assert.Equal(8, (await ReadAll()).Count);
    }

    [Fact]
    public async Task What_was_there_when_reading_began_is_read_once_while_others_insert()
    {
        await InsertMany(6);
        var read = new List<OrderFact>();
        await foreach (var page in _store.ReadPages(PageSize, Cancel))
        {
            read.AddRange(page);
            if (read.Count < 20)
            {
                await Insert(Fact(100 + read.Count));
                await Insert(Fact(-read.Count));
            }
        }

        Assert.Empty(Enumerable.Range(1, 6).Select(Id).Except(read.Select(fact => fact.EventId)));
        Assert.Equal(read.Count, read.DistinctBy(fact => fact.EventId).Count());
    }

    private static Guid Id(int number) => new($"0197a2b4-0000-7000-8000-{10_000 + number:d12}");

    private static OrderFact Fact(int number, int quantity = 1) =>
        new(Id(number), "order-placed.v1", Id(9), "customer-1", At, At, [Line("teapot", quantity, 1_250, "EUR")], new Money(1_250, "EUR"));

    private static FactLine Line(string product, int quantity, long price, string currency) => new(product, quantity, new Money(price, currency));

    private static string Json(OrderFact fact) => JsonSerializer.Serialize(fact, EventJson.Options);

    private Task Insert(OrderFact fact) => _store.InsertIfAbsent(fact, Cancel);

    private async Task InsertMany(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await Insert(Fact(number));
        }
    }

    private async Task<List<OrderFact>> ReadAll() => [.. (await Pages(_store)).SelectMany(page => page)];

    private static async Task<List<IReadOnlyList<OrderFact>>> Pages(IFactStore store)
    {
        var pages = new List<IReadOnlyList<OrderFact>>();
        await foreach (var page in store.ReadPages(PageSize, Cancel))
        {
            pages.Add(page);
        }

        return pages;
    }
}
