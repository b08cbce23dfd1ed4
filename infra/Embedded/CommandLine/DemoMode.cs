using Shop.Embedded.Demo;
using Shop.Embedded.Hosting;

namespace Shop.Embedded.CommandLine;

/// <summary>Plays the demo against a shop of its own, which leaves nothing behind.</summary>
internal static class DemoMode
{
    public static async Task<int> Run()
    {
        using var stop = new StopSignal();
        var folder = Directory.CreateTempSubdirectory("shop-demo-");
        try
        {
            await Console.Out.WriteLineAsync($"Starting a shop for the demo, data in {folder.FullName} until its end.");
            return await Play(folder.FullName, stop.Token) ? 0 : 1;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return await stop.LeaveDemo();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> Play(string folder, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        await using var shop = await EmbeddedShop.Start(new EmbeddedOptions(0, folder, Fresh: false), clock);
        await Console.Out.WriteLineAsync($"The shop is ready at {shop.Gateway} after {ProcessAge.Text(clock)}.");
        var targets = new DemoTargets(shop.Gateway, shop.KafkaBootstrapServers, shop.Transport, new MailFolderSource(shop.MailFolder, shop.ReceiptFolder))
        {
            Functions = shop.Parts.Single(part => part.Name == "functions").Address,
            OrdersPerSecond = 100,
        };
        return await ShopDemo.Play(targets, Console.Out, clock, cancellationToken);
    }
}
