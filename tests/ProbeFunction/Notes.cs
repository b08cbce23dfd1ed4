using System.Globalization;

namespace Shop.ProbeFunction;

/// <summary>Files of a folder: <c>4711.begun</c> with one event id a line, <c>4711.ended</c>, and marks that tests and probes leave each other.</summary>
internal sealed class Notes(string folder)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);

    private static string Process => Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    public void Begin() => File.WriteAllText(Path.Combine(folder, $"{Process}.begun"), "");

    public void Got(string eventId) => File.AppendAllText(Path.Combine(folder, $"{Process}.begun"), $"{eventId}\n");

    public void End() => File.WriteAllText(Path.Combine(folder, $"{Process}.ended"), "");

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    public bool Has(string mark) => File.Exists(Path.Combine(folder, mark));

    /// <returns>True the first time that a probe asks, in whichever process.</returns>
    public bool IsFirst(string mark)
    {
        try
        {
            using var made = new FileStream(Path.Combine(folder, mark), FileMode.CreateNew);
            return true;
        }
        catch (IOException) when (Has(mark))
        {
            return false;
        }
    }

    public async Task Await(string mark)
    {
        while (!Has(mark))
        {
            await Task.Delay(LookInterval, TimeProvider.System);
        }
    }
}
