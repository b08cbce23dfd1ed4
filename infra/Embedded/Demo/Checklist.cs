using System.Globalization;

namespace Shop.Embedded.Demo;

/// <summary>What the demo has checked so far, shown line by line.</summary>
internal sealed class Checklist(TextWriter output)
{
    public int Passed { get; private set; }

    public int Total { get; private set; }

    public bool AllPassed => Passed == Total;

    public void Heading(string text) => output.WriteLine($"\n{text}");

    public void Note(string text) => output.WriteLine($"     {text}");

    /// <param name="actual">Shown when the check fails.</param>
    public void Check(string what, bool holds, object? actual = null)
    {
        Total++;
        Passed += holds ? 1 : 0;
        output.WriteLine(holds ? $"  ok {what}" : $"  FAILED {what}{(actual is null ? "" : $" (got: {actual})")}");
    }

    /// <summary>For what all further steps need.</summary>
    /// <exception cref="DemoOverException">It is not there; that is a failed check.</exception>
    public T Require<T>(string what, T? value, Answer actual)
        where T : struct
    {
        if (value is null)
        {
            Check(what, holds: false, actual);
        }

        return value ?? throw new DemoOverException(what);
    }

    public void Hop(string hop, string detail, TimeSpan sinceCommand)
    {
        var time = sinceCommand.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        output.WriteLine($"  {time,8} ms  {hop,-12} {detail}");
    }
}
