using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Machine;

namespace Shop.Integration.Tests.Containers;

/// <summary>A service as a process of its own, as in its container: one that can be killed.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly HttpClient _client;

    private ServiceProcess(Process process, int port)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
    }

    /// <summary>What it has written, for the message of a test that fails.</summary>
    public string Output => string.Join('\n', _output);

    /// <param name="assembly">e.g. <c>QueryService</c>, which lies beside the tests.</param>
    /// <param name="settings">With colons, as in the configuration.</param>
    public static ServiceProcess Start(string assembly, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var port = FreePorts.Take();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, assembly), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["ASPNETCORE_HTTP_PORTS"] = port.ToString(CultureInfo.InvariantCulture);
        var service = new ServiceProcess(new Process { StartInfo = start }, port);
        service._process.Start();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        return service;
    }

    public async Task<int> Exit()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>What a readiness check says; null as long as nobody answers.</summary>
    public async Task<string?> Check(string name)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            var report = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            return report.GetProperty("checks").GetProperty(name).GetString();
        }
        catch (HttpRequestException) when (!_process.HasExited)
        {
            return null;
        }
    }

    public Task<JsonElement> Get(string path) =>
        _client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>By SIGKILL: it ends nothing that it has begun and takes leave of nobody.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
    }
}
