using System.Text;
using Shop.QueryService.Documents;
using Xunit;

namespace Shop.Compliance;

public abstract partial class DocumentStoreCompliance
{
    [Fact]
    public async Task A_document_reads_back_as_it_was_written()
    {
        var written = Doc("a", 1, new DocumentPlace("customer-1", "2026-01-08/a"), """{"name": "Zoë 🛒", "lines": [1, 2]}""");
        Assert.Empty(await Insert(written));
        var read = await Find("a");
        Assert.NotNull(read);
        Assert.Equal((written.Id, written.Sequence, written.Place), (read.Id, read.Sequence, read.Place));
        Assert.Equal(
            System.Text.Json.Nodes.JsonNode.Parse(written.Json.Span)!.ToJsonString(),
            System.Text.Json.Nodes.JsonNode.Parse(read.Json.Span)!.ToJsonString());
    }

    [Fact]
    public async Task What_does_not_exist_is_absent()
    {
        await Insert(Doc("a", 1));
        Assert.Equal(["a"], (await _store.Load(ReadModel, ["a", "b"], Cancel)).Keys);
        Assert.Empty(await _store.Load(ReadModel, [], Cancel));
    }

    [Fact]
    public async Task Read_models_are_apart()
    {
        await Insert(Doc("a", 1));
        Assert.Empty(await _store.Load("products", ["a"], Cancel));
    }

    [Fact]
    public async Task Ids_differ_by_case()
    {
        await Insert(Doc("a", 1));
        Assert.Empty(await Insert(Doc("A", 2)));
        Assert.Equal((At(1), At(2)), ((await Find("a"))!.Sequence, (await Find("A"))!.Sequence));
    }

    [Fact]
    public async Task An_insert_is_refused_where_a_document_is()
    {
        await Insert(Doc("a", 1));
        Assert.Equal(["a"], await Insert(Doc("a", 2), Doc("b", 2)));
        Assert.Equal(At(1), (await Find("a"))!.Sequence);
        Assert.Equal(At(2), (await Find("b"))!.Sequence);
    }

    [Fact]
    public async Task A_replacement_needs_the_sequence_that_was_read()
    {
        await Insert(Doc("a", 1));
        Assert.Empty(await Replace(Doc("a", 3), 1));
        Assert.Equal(["a"], await Replace(Doc("a", 4), 1));
        Assert.Equal(["a"], await Replace(Doc("a", 4), 2));
        Assert.Equal(At(3), (await Find("a"))!.Sequence);
    }

    [Fact]
    public async Task A_replacement_of_nothing_is_refused()
    {
        Assert.Equal(["a"], await Replace(Doc("a", 2), 1));
        Assert.Null(await Find("a"));
    }

    [Fact]
    public async Task A_replacement_replaces_body_and_place()
    {
        await Insert(Doc("a", 1, new DocumentPlace("one", "1"), """{"n":1}"""));
        await Replace(Doc("a", 2, new DocumentPlace("two", "2"), """{"n":2}"""), 1);
        Assert.Equal(new DocumentPlace("two", "2"), (await Find("a"))!.Place);
        Assert.Contains("2", Encoding.UTF8.GetString((await Find("a"))!.Json.Span), StringComparison.Ordinal);
        Assert.Empty(await _store.List(ReadModel, new DocumentRange("one", null, 10, false), Cancel));
    }

    [Fact]
    public async Task Of_many_that_replace_one_document_at_once_exactly_one_succeeds()
    {
        await Insert(Doc("a", 1));
        var refused = await Task.WhenAll(Enumerable.Range(2, 16).Select(position => Task.Run(() => Replace(Doc("a", position), 1))));
        Assert.Equal(1, refused.Count(ids => ids.Count == 0));
    }

    [Fact]
    public async Task Of_many_that_insert_one_document_at_once_exactly_one_succeeds()
    {
        var refused = await Task.WhenAll(Enumerable.Range(1, 16).Select(position => Task.Run(() => Insert(Doc("a", position)))));
        Assert.Equal(1, refused.Count(ids => ids.Count == 0));
    }

    [Fact]
    public async Task A_large_batch_is_written_and_loaded()
    {
        var documents = Enumerable.Range(0, 2_000).Select(number => Doc($"id-{number}", number + 1)).ToArray();
        Assert.Empty(await Insert(documents));
        Assert.Equal(2_000, (await _store.Load(ReadModel, [.. documents.Select(document => document.Id)], Cancel)).Count);
    }
}
