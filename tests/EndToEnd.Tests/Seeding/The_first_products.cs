using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Shop.EndToEnd.Tests.Fixture;
using Shop.Machine;

namespace Shop.EndToEnd.Tests.Seeding;

public sealed class The_first_products : IDisposable
{
    private const int Count = 12;
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task are_in_the_log_before_the_gateway_opens()
    {
        var port = FreePorts.Take();
        var starting = ShopProcess.Start("--port", $"{port}", "--data", _folder.Path);
        await Eventually.Get(() => Accepts(port), accepted => accepted, TimeMax);
        var products = Registered();
        await using var shop = await starting;

        Assert.Equal(Count, products.Count);
    }

    [Fact]
    public async Task are_completed_after_a_crash_and_a_changed_price_stays()
    {
        await using (var shop = await ShopProcess.Start("--port", "0", "--data", _folder.Path))
        {
            using var client = new Client(shop.Gateway);
            await client.Put("/products/mug/price", new { price = new { amount = 777, currency = "EUR" } });
        }

        ForgetAllBut("product-mug", "product-kettle");
        await using var again = await ShopProcess.Start("--port", "0", "--data", _folder.Path);

        Assert.Equal(Count, Registered().Count);
        Assert.Single(LogFile.Read(_folder.Path), @event => @event is { Stream: "product-mug", Type: "product-changed" });
        using var later = new Client(again.Gateway);
        var mug = await Eventually.Get(() => later.Get("/products/mug"), reply => reply.Status == HttpStatusCode.OK, TimeMax);
        Assert.Equal(777, mug.Json["price"]!["amount"]!.GetValue<int>());
    }

    private List<string> Registered() =>
        [.. LogFile.Read(_folder.Path).Where(@event => @event.Type == "product-registered").Select(@event => @event.Stream)];

    /// <summary>As a crash in the middle of the first start leaves it: some are in the log, and no read model has seen any.</summary>
    private void ForgetAllBut(params string[] streams)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("orders.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"delete from events where stream not in ({string.Join(',', streams.Select(stream => $"'{stream}'"))})";
        Assert.Equal(Count - streams.Length, command.ExecuteNonQuery());
        connection.Close();
        new DirectoryInfo(_folder.Path).GetFiles("query.db*").ToList().ForEach(file => file.Delete());
    }

    private static async Task<bool> Accepts(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
