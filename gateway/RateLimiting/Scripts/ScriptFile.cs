using System.Reflection;

namespace Shop.RateLimiting.Scripts;

/// <summary>A Lua file of this assembly.</summary>
internal static class ScriptFile
{
    /// <exception cref="FileNotFoundException">The build did not embed it.</exception>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.lua")
            ?? throw new FileNotFoundException($"The script {name}.lua is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
