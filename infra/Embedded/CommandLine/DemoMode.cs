using Shop.Embedded.Demo;
using Shop.Embedded.Hosting;

namespace Shop.Embedded.CommandLine;

/// <summary>Plays the demo against a shop of its own, which leaves nothing behind.</summary>
internal static class DemoMode
{
    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("shop-demo-");
        try
        {
            var clock = TimeProvider.System;
            var started = clock.GetTimestamp();
            await using var shop = await EmbeddedShop.Start(new EmbeddedOptions(0, folder.FullName, Fresh: false), clock);
            await Console.Out.WriteLineAsync($"The shop is ready at {shop.Gateway} after {clock.GetElapsedTime(started).TotalSeconds:0.0} s.");
            var targets = new DemoTargets(
                shop.Gateway, shop.KafkaBootstrapServers, shop.Servers.Transport, new MailFolderSource(shop.MailFolder));
            return await ShopDemo.Play(targets, Console.Out, clock) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
