using System.Net;
using Shop.Contracts;
using Shop.Integration.Tests.Containers;
using Shop.QueryService.Documents;
using Shop.QueryService.MongoDb;
using Shop.ServiceDefaults.Health;
using Shop.ServiceDefaults.Problems;

namespace Shop.Integration.Tests.MongoDb;

[Collection("MongoDB")]
public sealed class When_MongoDB_is_away(MongoServer server)
{
    private const string Nobody = "mongodb://shop:secret@127.0.0.1:1/query?authSource=admin";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task every_call_says_so()
    {
        using var store = new MongoDocumentStore(Nobody, TimeProvider.System);
        Func<Task>[] calls =
        [
            () => store.Load("orders", ["a"], Cancel),
            () => store.Write("orders", [new DocumentWrite(new Document("a", Sequence.Start, null, "{}"u8.ToArray()), null)], Cancel),
            () => store.List("orders", new DocumentRange("list", null, 1, false), Cancel),
            () => store.LoadCheckpoints(Cancel),
            () => store.SaveCheckpoints([new Checkpoint("orders", "orders.v1", 0, Sequence.Start, 0)], Cancel),
            () => store.LoadParkedKeys(Cancel),
            () => store.Park(new ParkedKey("orders.v1", 0, "a", Sequence.Start, null, null), Cancel),
            () => store.Unpark("orders.v1", 0, "a", Cancel),
            () => store.Prepare("orders", Cancel),
        ];
        foreach (var exception in await Task.WhenAll(calls.Select(call => Record.ExceptionAsync(call).AsTask())))
        {
            Assert.Equal("read-store-down", Assert.IsType<DependencyDownException>(exception).What);
        }
    }

    [Fact]
    public async Task a_wrong_password_counts_as_away()
    {
        var address = server.NewDatabase().Replace("secret", "wrong", StringComparison.Ordinal);
        using var store = new MongoDocumentStore(address, TimeProvider.System);
        await Assert.ThrowsAsync<DependencyDownException>(() => store.LoadCheckpoints(Cancel));
    }

    [Fact]
    public async Task queries_are_503_and_the_instance_is_not_ready_until_it_is_back()
    {
        await using var host = await QueryHost.Start(server.NewDatabase());
        await Eventually.Answers(HttpStatusCode.OK, () => host.Get(HealthSetup.ReadyPath));
        Assert.Equal(HttpStatusCode.NotFound, await host.Get("/customers/nobody"));
        await server.Container.PauseAsync(Cancel);
        try
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.Get("/customers/nobody"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.Get(HealthSetup.ReadyPath));
        }
        finally
        {
            await server.Container.UnpauseAsync(CancellationToken.None);
        }

        await Eventually.Answers(HttpStatusCode.OK, () => host.Get(HealthSetup.ReadyPath));
        await Eventually.Answers(HttpStatusCode.NotFound, () => host.Get("/customers/nobody"));
    }

    [Fact]
    public async Task a_service_starts_without_it_and_is_not_ready()
    {
        await using var host = await QueryHost.Start(Nobody);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.Get(HealthSetup.ReadyPath));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Host=postgres;Password=hidden")]
    [InlineData("mongodb://shop:hidden@:27017/query")]
    public async Task an_address_that_is_none_is_refused_at_the_start_by_its_key(string? address)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => QueryHost.Start(address));
        Assert.Contains("ConnectionStrings:ReadModels", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", exception.ToString(), StringComparison.Ordinal);
    }
}
