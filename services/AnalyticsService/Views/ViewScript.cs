using System.Reflection;
using StackExchange.Redis;

namespace Shop.AnalyticsService.Views;

/// <summary>
/// A script beside the C# that calls it. The client sends its hash, and its text where the server does not know it (yet, or any
/// more after a restart). Every key it touches is among its KEYS: clusters, and Garnet's locks, know keys from there only.
/// </summary>
internal sealed class ViewScript(string file)
{
    private readonly string _text = Read(file);

    public Task<RedisResult> Run(IDatabase database, RedisKey[] keys, RedisValue[] arguments) =>
        database.ScriptEvaluateAsync(_text, keys, arguments);

    private static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new FileNotFoundException($"The script {file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
