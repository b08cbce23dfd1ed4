using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Shop.Machine;

namespace Shop.EndToEnd.Tests.Fixture;

/// <summary>The embedded host as a process of its own, as a user starts it.</summary>
internal sealed partial class ShopProcess : IAsyncDisposable
{
    private const string DropPrivileges = "/usr/bin/setpriv";
    private static readonly TimeSpan StartTimeMax = TimeSpan.FromMinutes(3);

    // The demo goes at the pace of the shop that it is played against.
    private static readonly TimeSpan RunTimeMax = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly string _awaitedLine;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ShopProcess(Process process, string awaitedLine)
    {
        _process = process;
        _awaitedLine = awaitedLine;
    }

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    public Uri Gateway => new(GatewayRow().Match(Output).Groups[1].Value);

    public bool HasExited => _process.HasExited;

    /// <summary>Returns when it says that it is ready.</summary>
    public static Task<ShopProcess> Start(params string[] arguments) => StartUntil("Ready after", arguments);

    /// <param name="line">How the awaited line of its output begins.</param>
    public static Task<ShopProcess> StartUntil(string line, params string[] arguments) => Started(Launch(["dotnet"], arguments, line));

    /// <summary>With variables beside those of this process.</summary>
    public static Task<ShopProcess> StartIn(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Started(Launch(["dotnet"], arguments, environment: environment));

    /// <summary>Runs to the end. Its output has the errors too.</summary>
    public static Task<Ended> Run(params string[] arguments) => RunToEnd(Launch(["dotnet"], arguments));

    /// <summary>As a user who may not write everywhere, also when the tests may.</summary>
    public static Task<Ended> RunUnprivileged(params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        if (!Environment.IsPrivilegedProcess)
        {
            return Run(arguments);
        }

        Assert.SkipUnless(File.Exists(DropPrivileges), $"The tests run as root, and {DropPrivileges} is not there to become someone else.");
        return RunToEnd(Launch([DropPrivileges, "--reuid=65534", "--regid=65534", "--clear-groups", "dotnet"], arguments));
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

    private static async Task<ShopProcess> Started(ShopProcess shop)
    {
        var ended = shop._process.WaitForExitAsync();
        await Task.WhenAny(shop._ready.Task, ended).WaitAsync(StartTimeMax);
        Assert.False(ended.IsCompleted, $"The shop ended instead of starting: {shop.Output}");
        return shop;
    }

    private static async Task<Ended> RunToEnd(ShopProcess shop)
    {
        await using (shop)
        {
            await shop.WaitForExit(RunTimeMax);
            return new Ended(shop._process.ExitCode, shop.Output, shop.Errors);
        }
    }

    private static ShopProcess Launch(
        string[] command,
        string[] arguments,
        string awaitedLine = "Ready after",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var host = Path.Combine(AppContext.BaseDirectory, "Embedded.dll");
        var start = new ProcessStartInfo(command[0], [.. command[1..], host, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var shop = new ShopProcess(new Process { StartInfo = start }, awaitedLine);
        shop._process.OutputDataReceived += (_, line) => shop.Read(line.Data);
        shop._process.ErrorDataReceived += (_, line) => shop.ReadError(line.Data);
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
        if (line.StartsWith(_awaitedLine, StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }

    private void ReadError(string? line)
    {
        if (line is not null)
        {
            _errors.Enqueue(line);
        }

        Read(line);
    }

    private async Task WaitForExit(TimeSpan timeMax)
    {
        using var limit = new CancellationTokenSource(timeMax);
        await _process.WaitForExitAsync(limit.Token);
    }

    [GeneratedRegex(@"^\s*gateway\s+(http://\S+)", RegexOptions.Multiline)]
    private static partial Regex GatewayRow();
}
