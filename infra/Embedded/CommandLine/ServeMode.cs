using Shop.Embedded.Hosting;

namespace Shop.Embedded.CommandLine;

/// <summary>Runs the shop until it is told to stop.</summary>
internal static class ServeMode
{
    public static async Task<int> Run(EmbeddedOptions options)
    {
        using var stop = new StopSignal();
        await Console.Out.WriteLineAsync($"Starting the shop, data in {Path.GetFullPath(options.DataFolder)}.");
        await using (var shop = await EmbeddedShop.Start(options, TimeProvider.System))
        {
            AddressTable.Print(Console.Out, shop, ProcessAge.Text(TimeProvider.System));
            await stop.Stopped;
            await Console.Out.WriteLineAsync("Stopping.");
        }

        await Console.Out.WriteLineAsync("Stopped. The next start goes on from here; --fresh begins anew.");
        return 0;
    }
}
