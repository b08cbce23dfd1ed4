using System.Diagnostics;
using System.Globalization;
using System.Net;
using Shop.Machine;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>A gateway as a process of its own: one that can be frozen. With its clients, whose admissions are kept.</summary>
internal sealed class GatewayProcess : IDisposable
{
    private static readonly Uri Order = new("/orders/one", UriKind.Relative);

    private readonly List<(TimeSpan Asked, TimeSpan Answered)> _admissions = [];
    private readonly HttpClient _client;
    private readonly Process _process;

    private GatewayProcess(Process process, int port)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
    }

    /// <summary>By the clock of this process.</summary>
    public IReadOnlyList<(TimeSpan Asked, TimeSpan Answered)> Admissions => _admissions;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="part">Stands for all of them.</param>
    public static async Task<GatewayProcess> Start(string part, params (string Key, string Value)[] settings)
    {
        var port = FreePorts.Take();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Gateway")) { WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (key, value) in (IEnumerable<(string, string)>)[.. Defaults(part), .. settings])
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var gateway = new GatewayProcess(Process.Start(start)!, port);
        await Eventually.Holds(gateway.Answers, "the gateway answers.");
        return gateway;
    }

    /// <summary>Several clients, each with its next request after a pause.</summary>
    public async Task Spend(int clients, TimeSpan duration, TimeSpan pause)
    {
        using var until = new CancellationTokenSource(duration, TimeProvider.System);
        await Spend(clients, pause, until.Token);
    }

    /// <param name="until">The requests that are on their way then are answered.</param>
    public Task Spend(int clients, TimeSpan pause, CancellationToken until) => Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Spend(pause, until)));

    public Task HasAdmitted(int count) => Eventually.Holds(() => Count() >= count, $"{count} requests are admitted.");

    /// <param name="name">As <c>kill</c> knows it.</param>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancel);
        Assert.Equal(0, kill.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _client.Dispose();
    }

    private static IEnumerable<(string, string)> Defaults(string part) =>
    [
        ("Gateway:Clusters:order:0", part),
        ("Gateway:Clusters:query:0", part),
        ("Gateway:Clusters:analytics:0", part),
        ("RateLimiting:Shipped", "false"),
        ("Logging:LogLevel:Default", "None"),
    ];

    private async Task Spend(TimeSpan pause, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            var asked = TimeProvider.System.GetElapsedTime(0);
            using var answer = await _client.GetAsync(Order, Cancel);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Note((asked, TimeProvider.System.GetElapsedTime(0)));
            }

            await Task.Delay(pause, TimeProvider.System, Cancel);
        }
    }

    private void Note((TimeSpan, TimeSpan) admission)
    {
        lock (_admissions)
        {
            _admissions.Add(admission);
        }
    }

    private int Count()
    {
        lock (_admissions)
        {
            return _admissions.Count;
        }
    }

    private async Task<bool> Answers()
    {
        Assert.False(_process.HasExited, "The gateway has ended.");
        try
        {
            using var answer = await _client.GetAsync(new Uri("/health/self", UriKind.Relative), Cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
