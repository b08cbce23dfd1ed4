using System.Net;
using System.Net.Sockets;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.CommandLine;

public sealed class Starting_the_shop : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task with_help_explains_the_options_and_exits_with_0()
    {
        var help = await ShopProcess.Run("--help");

        Assert.Equal(0, help.ExitCode);
        Assert.All(["--port", "--data", "--fresh", "--demo"], option => Assert.Contains(option, help.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--prot", "--prot", "8080")]
    [InlineData("eighty", "--port", "eighty")]
    [InlineData("65536", "--port", "65536")]
    [InlineData("-1", "--port", "-1")]
    [InlineData("belong to --demo --gateway", "--orders-per-second", "5")]
    [InlineData("from 1 to 1000, not '0'", "--demo", "--gateway", "http://127.0.0.1:1", "--orders-per-second", "0")]
    public async Task with_a_wrong_option_says_so_in_one_line(string named, params string[] arguments) =>
        (await ShopProcess.Run(arguments)).AssertRefused(named);

    [Fact]
    public async Task on_a_taken_port_says_so_and_touches_no_data()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = $"{((IPEndPoint)taken.LocalEndpoint).Port}";

        (await ShopProcess.Run("--port", port, "--data", _folder.File("data"))).AssertRefused(port);
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task on_a_folder_in_use_says_so_and_leaves_the_owner_alone()
    {
        await using var owner = await ShopProcess.Start("--port", "0", "--data", _folder.Path);

        (await ShopProcess.Run("--port", "0", "--data", _folder.Path)).AssertRefused("in use");
        using var client = new Client(owner.Gateway);
        Assert.Equal(HttpStatusCode.Created, (await client.Post("/orders", Client.Order("alice"))).Status);
    }

    [Fact]
    public async Task on_something_that_is_no_folder_says_so()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "mine", TestContext.Current.CancellationToken);

        (await ShopProcess.Run("--port", "0", "--data", _folder.File("file"))).AssertRefused("file");
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.File("file"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("orders.db")]
    [InlineData("relay.db")]
    [InlineData("query.db")]
    [InlineData("email.db")]
    [InlineData("analytics.db")]
    [InlineData("queues.db")]
    public async Task on_a_damaged_file_names_it_and_leaves_it_as_it_is(string name)
    {
        var bytes = new byte[8192];
        new Random(1).NextBytes(bytes);
        await File.WriteAllBytesAsync(_folder.File(name), bytes, TestContext.Current.CancellationToken);

        (await ShopProcess.Run("--port", "0", "--data", _folder.Path)).AssertRefused(name);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder.File(name), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task fresh_deletes_nothing_in_a_folder_that_is_not_its_own()
    {
        await File.WriteAllTextAsync(_folder.File("diary.txt"), "mine", TestContext.Current.CancellationToken);

        (await ShopProcess.Run("--port", "0", "--data", _folder.Path, "--fresh")).AssertRefused("--fresh");
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.File("diary.txt"), TestContext.Current.CancellationToken));
    }
}
