using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.Migration;
using Shop.QueryService.MongoDb;
using Shop.ServiceDefaults.Problems;

namespace Shop.Integration.Tests.MongoDb;

[Collection("MongoDB")]
public sealed class The_MongoDB_of_the_read_models : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly string _address;
    private readonly MongoDocumentStore _store;
    private readonly MongoClient _client;
    private readonly IMongoDatabase _database;

    public The_MongoDB_of_the_read_models(MongoServer server)
    {
        _address = server.NewDatabase();
        _store = new MongoDocumentStore(_address, _clock);
        _client = new MongoClient(_address);
        _database = _client.GetDatabase(MongoUrl.Create(_address).DatabaseName);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _client.Dispose();
    }

    [Fact]
    public async Task holds_documents_that_can_be_looked_into()
    {
        await Insert("a", """{"total":{"amount":4490,"currency":"EUR"}}""");
        var found = await _database.GetCollection<BsonDocument>("orders.1")
            .Find(Builders<BsonDocument>.Filter.Eq("body.total.amount", 4490)).SingleAsync(Cancel);
        Assert.Equal("a", found["_id"].AsString);
    }

    [Fact]
    public async Task follows_an_alias_that_is_switched_and_back()
    {
        await Insert("a", """{"built":1}""");
        await _database.GetCollection<BsonDocument>("orders.2").InsertOneAsync(
            new BsonDocument { { "_id", "a" }, { "sequence", At(1).ToString() }, { "body", new BsonDocument("built", 2L) } },
            cancellationToken: Cancel);
        await Switch("orders.2");
        Assert.Equal("""{"built":1}""", await Read("a"));
        _clock.Advance(CollectionAliases.RefreshTime);
        Assert.Equal("""{"built":2}""", await Read("a"));
        await Switch("orders.1");
        _clock.Advance(CollectionAliases.RefreshTime);
        Assert.Equal("""{"built":1}""", await Read("a"));
    }

    [Fact]
    public async Task is_prepared_by_the_migration_however_often_it_runs()
    {
        await Task.WhenAll(Migrate(), Migrate(), Migrate());
        await Switch("orders.2");
        await Migrate();
        var aliases = await _database.GetCollection<BsonDocument>("aliases").Find(FilterDefinition<BsonDocument>.Empty).ToListAsync(Cancel);
        Assert.Equal(
            ["customers: customers.1", "orders: orders.2", "products: products.1"],
            aliases.Select(alias => $"{alias["_id"]}: {alias["collection"]}").Order());
        Assert.Contains("places", await IndexesOf("orders.1"));
        Assert.Contains("places", await IndexesOf("products.1"));
    }

    [Fact]
    public async Task takes_the_rest_of_a_batch_of_which_some_are_refused()
    {
        await Insert("a", "{}");
        await Insert("b", "{}");
        var refused = await _store.Write(
            "orders",
            [Write("a", 2, replaces: 1), Write("b", 2, replaces: 9), Write("c", 2, replaces: 1), Write("b", 3), Write("d", 2)],
            Cancel);
        Assert.Equal(["b", "c"], refused.Order());
        Assert.Equal(["a: 2", "b: 1", "d: 2"], await Positions("a", "b", "c", "d"));
    }

    [Fact]
    public async Task says_of_a_document_that_cannot_be_stored_that_this_is_no_outage()
    {
        var tooLarge = $$"""{"text":"{{new string('x', 17_000_000)}}"}""";
        var exception = await Record.ExceptionAsync(() => Insert("a", tooLarge));
        Assert.NotNull(exception);
        Assert.IsNotType<DependencyDownException>(exception);
    }

    private Task Migrate() => QueryMigration.PrepareStore(
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:ReadModels", _address)]).Build(), Cancel);

    private Task<IReadOnlySet<string>> Insert(string id, string json) => _store.Write(
        "orders", [new DocumentWrite(new Document(id, At(1), null, Encoding.UTF8.GetBytes(json)), null)], Cancel);

    private static DocumentWrite Write(string id, long position, long? replaces = null) => new(
        new Document(id, At(position), null, "{}"u8.ToArray()), replaces is { } read ? At(read) : null);

    private async Task<string> Read(string id) => Encoding.UTF8.GetString((await _store.Load("orders", [id], Cancel))[id].Json.Span);

    private async Task<IEnumerable<string>> Positions(params string[] ids) =>
        (await _store.Load("orders", ids, Cancel)).Values.Select(document => $"{document.Id}: {document.Sequence.Parts().Position}").Order();

    private Task<UpdateResult> Switch(string collection) => _database.GetCollection<BsonDocument>("aliases").UpdateOneAsync(
        Builders<BsonDocument>.Filter.Eq("_id", "orders"),
        Builders<BsonDocument>.Update.Set("collection", collection),
        cancellationToken: Cancel);

    private async Task<IEnumerable<string>> IndexesOf(string collection)
    {
        var indexes = await _database.GetCollection<BsonDocument>(collection).Indexes.ListAsync(Cancel);
        return (await indexes.ToListAsync(Cancel)).Select(index => index["name"].AsString);
    }

    private static Sequence At(long position) => Sequence.Of(0, 0, position);
}
