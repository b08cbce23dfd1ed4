using Shop.QueryService.Documents;
using Xunit;

namespace Shop.Compliance;

public abstract partial class DocumentStoreCompliance
{
    // Ordinal: capitals before small letters, and '-' before '.' before digits.
    private static readonly string[] Positions = ["A", "Z", "a", "a-1", "a.1", "a1", "b"];

    [Fact]
    public async Task A_list_comes_in_ordinal_order()
    {
        await InsertList();
        Assert.Equal(Positions, await List(null, 100));
        Assert.Equal(Positions.Reverse(), await List(null, 100, descending: true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_goes_on_after_a_position(bool descending)
    {
        await InsertList();
        var read = new List<string>();
        while (await List(read.LastOrDefault(), 2, descending) is { Count: > 0 } page)
        {
            read.AddRange(page);
        }

        Assert.Equal(descending ? Positions.Reverse() : Positions, read);
    }

    [Fact]
    public async Task A_list_goes_on_after_a_position_that_is_gone()
    {
        await InsertList();
        Assert.Equal(["a1", "b"], await List("a0", 100));
        Assert.Equal(["a.1", "a-1"], await List("a0", 2, descending: true));
    }

    [Fact]
    public async Task A_list_holds_only_its_own_documents()
    {
        await InsertList();
        await Insert(Doc("elsewhere", 1, new DocumentPlace("other", "a")), Doc("nowhere", 1));
        Assert.Equal(Positions.Length, (await List(null, 100)).Count);
        Assert.Empty(await _store.List("products", new DocumentRange("list", null, 100, false), Cancel));
    }

    private Task<IReadOnlySet<string>> InsertList() =>
        Insert([.. Positions.Reverse().Select((position, index) => Doc($"id-{index}", 1, new DocumentPlace("list", position)))]);

    private async Task<List<string>> List(string? after, int limit, bool descending = false) =>
        [.. (await _store.List(ReadModel, new DocumentRange("list", after, limit, descending), Cancel)).Select(document => document.Place!.Position)];
}
