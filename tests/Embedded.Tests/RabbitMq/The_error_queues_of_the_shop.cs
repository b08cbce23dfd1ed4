using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Embedded.CommandLine;
using Shop.Embedded.Hosting;

namespace Shop.Embedded.Tests.RabbitMq;

public sealed class The_error_queues_of_the_shop : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop-with-errors-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task are_at_the_parts_that_have_one_and_not_at_the_gateway()
    {
        await using var shop = await EmbeddedShop.Start(new EmbeddedOptions(0, _folder.FullName, Fresh: false), TimeProvider.System);
        using var client = new HttpClient();
        foreach (var part in (string[])["email", "analytics"])
        {
            var errors = new Uri(shop.Parts.Single(candidate => candidate.Name == part).Address, "/operations/errors");
            var found = await client.GetFromJsonAsync<JsonElement>(errors, Cancel);
            Assert.Equal((part, 0), (found.GetProperty("queue").GetString(), found.GetProperty("count").GetInt32()));

            using var replay = await client.PostAsync(new Uri($"{errors}/replay"), null, Cancel);
            Assert.Equal(0, (await replay.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("replayed").GetInt32());
        }

        using var passed = await client.GetAsync(new Uri(shop.Gateway, "/operations/errors"), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, passed.StatusCode);
    }
}
