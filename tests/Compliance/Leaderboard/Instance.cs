using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.AnalyticsService;
using Shop.AnalyticsService.Facts;
using Shop.AnalyticsService.Rebuild;
using Shop.AnalyticsService.Sales;
using Shop.AnalyticsService.TopProducts;
using Shop.AnalyticsService.Views;
using Shop.Contracts.Orders;
using Xunit;

namespace Shop.Compliance.Leaderboard;

/// <summary>What one instance of the service does with Redis, without its queue and its HTTP.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly LeaderboardRedis _redis;

    public Instance(string endpoint, IFactStore facts, int batchSize = 200, int leaseSeconds = 30)
    {
        var options = Options.Create(new AnalyticsOptions { Redis = endpoint, RebuildBatchSize = batchSize, RebuildLeaseSeconds = leaseSeconds });
        _redis = new LeaderboardRedis(options);
        Writer = new ViewWriter(_redis, options);
        Views = new ViewsOfRedis(_redis);
        TopProducts = new TopProductsView(_redis);
        Sales = new SalesView(_redis);
        Lease = new RebuildLease(_redis, options, TimeProvider.System);
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
        Rebuild = new RebuildFromFacts(facts, Writer, Lease, options, TimeProvider.System, loggers.CreateLogger<RebuildFromFacts>());
    }

    public LogEvents Log { get; } = new();

    public ViewWriter Writer { get; }

    public ViewsOfRedis Views { get; }

    public TopProductsView TopProducts { get; }

    public SalesView Sales { get; }

    public RebuildLease Lease { get; }

    public RebuildFromFacts Rebuild { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task Apply(int eventId, IOrderEvent order) => await Apply(Samples.Fact(eventId, order));

    public async Task Apply(OrderFact fact)
    {
        if (ViewChange.Of(fact) is { } change)
        {
            await Writer.Apply(change, Cancellation);
        }
    }

    public Task<IReadOnlyList<TopProduct>> ReadTop(int limit = 100) => TopProducts.Read(limit, Cancellation);

    public Task<IReadOnlyList<SalesMinute>> ReadSales() =>
        Sales.Read(new SalesRange(Samples.Minute, Samples.Minute.AddDays(1)), Cancellation);

    public ValueTask DisposeAsync() => _redis.DisposeAsync();
}
