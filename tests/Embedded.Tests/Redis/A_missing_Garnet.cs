using Shop.Embedded.Redis;

namespace Shop.Embedded.Tests.Redis;

public sealed class A_missing_Garnet
{
    [Fact]
    public void is_refused_with_the_folder_and_what_to_do()
    {
        var refusal = Assert.Throws<FileNotFoundException>(() => new GarnetLoadContext("no-such-folder").FindServerType());
        Assert.Contains("no-such-folder", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("garnet-server", refusal.Message, StringComparison.Ordinal);
    }
}
