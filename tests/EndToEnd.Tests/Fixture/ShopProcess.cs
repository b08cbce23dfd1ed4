using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Shop.EndToEnd.Tests.Fixture;

/// <summary>The embedded host as a process of its own, as a user starts it.</summary>
internal sealed partial class ShopProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeMax = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ShopProcess(Process process) => _process = process;

    public string Output => string.Join('\n', _output);

    public Uri Gateway => new(GatewayRow().Match(Output).Groups[1].Value);

    public bool HasExited => _process.HasExited;

    /// <summary>Returns when it says that it is ready.</summary>
    public static async Task<ShopProcess> Start(params string[] arguments)
    {
        var shop = Launch(arguments);
        var ended = shop._process.WaitForExitAsync();
        await Task.WhenAny(shop._ready.Task, ended).WaitAsync(StartTimeMax);
        Assert.False(ended.IsCompleted, $"The shop ended instead of starting: {shop.Output}");
        return shop;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        await using var shop = Launch(arguments);
        await shop.WaitForExit(StartTimeMax);
        return (shop._process.ExitCode, shop.Output);
    }

    /// <summary>SIGKILL on Unix: nothing is flushed, nothing is closed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As <c>kill</c> does; returns the exit code.</summary>
    public async Task<int> Terminate(string signal, TimeSpan timeMax)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await WaitForExit(timeMax);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    private static ShopProcess Launch(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Embedded.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var shop = new ShopProcess(new Process { StartInfo = start });
        shop._process.OutputDataReceived += (_, line) => shop.Read(line.Data);
        shop._process.ErrorDataReceived += (_, line) => shop.Read(line.Data);
        shop._process.Start();
        shop._process.BeginOutputReadLine();
        shop._process.BeginErrorReadLine();
        return shop;
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (line.StartsWith("Ready after", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }

    private async Task WaitForExit(TimeSpan timeMax)
    {
        using var limit = new CancellationTokenSource(timeMax);
        await _process.WaitForExitAsync(limit.Token);
    }

    [GeneratedRegex(@"^\s*gateway\s+(http://\S+)", RegexOptions.Multiline)]
    private static partial Regex GatewayRow();
}
