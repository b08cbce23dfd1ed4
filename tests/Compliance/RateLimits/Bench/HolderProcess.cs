using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Shop.Compliance.RateLimits.Bench;

/// <summary>A process of its own that spends a shared limit.</summary>
internal sealed class HolderProcess(Process process) : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<HolderProcess> Start(string address, string partition, string limit, double skew, TimeSpan duration)
    {
        var holder = new HolderProcess(Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "LimitHolder"),
            [address, partition, limit, Text(skew), Text(duration.TotalSeconds)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
        Assert.Equal("ready", await holder.Line());
        return holder;
    }

    public void Go() => process.StandardInput.WriteLine();

    /// <param name="name">As <c>kill</c> knows it.</param>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancel);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Until it ends by itself.</summary>
    public async Task<IReadOnlyList<(TimeSpan Asked, TimeSpan Answered)>> Admissions()
    {
        var admissions = new List<(TimeSpan, TimeSpan)>();
        while (await process.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            var ticks = line.Split(' ').Select(part => TimeProvider.System.GetElapsedTime(0, long.Parse(part, CultureInfo.InvariantCulture))).ToArray();
            admissions.Add((ticks[0], ticks[1]));
        }

        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
        return admissions;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private async Task<string?> Line() => await process.StandardOutput.ReadLineAsync(Cancel);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
