using System.Diagnostics;
using System.Globalization;
using Shop.ProxyHolder;

namespace Shop.Benchmarks.Proxy;

/// <summary>A proxy whose processor time can be read.</summary>
internal sealed class ProxyProcess : IDisposable
{
    private readonly Process _process;

    private ProxyProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public static async Task<ProxyProcess> Start(ProxyKind kind, Uri part, string redis)
    {
        var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "ProxyHolder"), [kind.ToString(), part.AbsoluteUri, redis])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The proxy {kind} did not start.");
        return new ProxyProcess(process, new Uri(address));
    }

    /// <summary>Since its start, of all its threads.</summary>
    public async Task<double> ProcessorMilliseconds()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        return double.Parse((await _process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
