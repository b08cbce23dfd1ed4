using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Shop.Compliance.RateLimits.Bench;

/// <summary>A process of its own that spends a shared limit.</summary>
internal sealed class HolderProcess(Process process) : IDisposable
{
    private readonly List<(TimeSpan Asked, TimeSpan Answered)> _admissions = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="stands">Whether its monotonic clock stands still.</param>
    public static async Task<HolderProcess> Start(string address, string partition, string limit, double skew, bool stands)
    {
        var holder = new HolderProcess(Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "LimitHolder"),
            [address, partition, limit, Text(skew), stands ? "true" : "false"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
        Assert.Equal("ready", await holder.Line());
        return holder;
    }

    /// <summary>After what it was told before; as fast as it can when there is no pause.</summary>
    public void Spend(TimeSpan duration, TimeSpan pause = default) =>
        process.StandardInput.WriteLine($"{Text(duration.TotalSeconds)} {Text(pause.TotalMilliseconds)}");

    public async Task HasAdmitted(int count)
    {
        while (_admissions.Count < count)
        {
            Assert.True(await ReadAdmission(), $"It ended after {_admissions.Count} admissions.");
        }
    }

    /// <param name="name">As <c>kill</c> knows it.</param>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancel);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>When it has done what it was told.</summary>
    public async Task<IReadOnlyList<(TimeSpan Asked, TimeSpan Answered)>> Admissions()
    {
        process.StandardInput.Close();
        while (await ReadAdmission())
        {
        }

        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
        return _admissions;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private async Task<bool> ReadAdmission()
    {
        if (await Line() is not { } line)
        {
            return false;
        }

        var times = line.Split(' ').Select(part => TimeProvider.System.GetElapsedTime(0, long.Parse(part, CultureInfo.InvariantCulture))).ToArray();
        _admissions.Add((times[0], times[1]));
        return true;
    }

    private async Task<string?> Line() => await process.StandardOutput.ReadLineAsync(Cancel);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
