using Shop.Embedded.Hosting;

namespace Shop.Embedded.CommandLine;

/// <summary>Runs the shop until it is told to stop.</summary>
internal static class ServeMode
{
    public static async Task<int> Run(EmbeddedOptions options)
    {
        using var stop = new StopSignal();
        var started = TimeProvider.System.GetTimestamp();
        await using var shop = await EmbeddedShop.Start(options, TimeProvider.System);
        AddressTable.Print(Console.Out, shop, TimeProvider.System.GetElapsedTime(started));
        await stop.Stopped;
        await Console.Out.WriteLineAsync("Stopping.");
        return 0;
    }
}
