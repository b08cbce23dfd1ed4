// A function whose events say what it shall do, in place of the customer. It notes in PROBE_FOLDER, in files named after its process,
// which events it got and when it ended, so that a test sees what was started, used again and ended.
using Shop.ProbeFunction;

var notes = new Notes(Environment.GetEnvironmentVariable("PROBE_FOLDER")!);
var behaviour = new Behaviour(notes);
notes.Begin();
if (Environment.GetEnvironmentVariable("PROBE_IS_DEAF_ONCE") is not null && notes.IsFirst("deaf"))
{
    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
}

while (await Console.In.ReadLineAsync() is { } line)
{
    if (await behaviour.Handle(line) is not { } answer)
    {
        // As a crash would: no answer, and an exit code that is not 0.
        return 3;
    }

    Console.WriteLine(answer);
}

if (Environment.GetEnvironmentVariable("PROBE_STAYS") is not null)
{
    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
}

notes.End();
return 0;
