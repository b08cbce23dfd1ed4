using System.ComponentModel;
using System.Diagnostics;

namespace Shop.Machine;

/// <summary>A program of the machine, run to its end.</summary>
public static class CommandLine
{
    /// <param name="environment">Beside the variables of this process.</param>
    /// <param name="input">What it reads from its standard input; without it there is nothing to read.</param>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    /// <exception cref="TimeoutException">It did not end in time, and was ended.</exception>
    public static async Task<Ended> Run(
        string program,
        IEnumerable<string> arguments,
        TimeSpan timeMax,
        IReadOnlyDictionary<string, string>? environment = null,
        string input = "")
    {
        using var process = Process.Start(Command(program, arguments, environment))!;
        using var limit = new CancellationTokenSource(timeMax);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new Ended(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within {timeMax}.");
        }
    }

    private static ProcessStartInfo Command(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
