using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Shop.Embedded.Redis;

/// <summary>
/// Garnet's own assemblies, apart from this program's: both bring Microsoft.Extensions.*, in different versions.
/// Probes the copied folder itself, because the tool's <c>.deps.json</c> also names what was not copied.
/// </summary>
internal sealed class GarnetLoadContext(string folder) : AssemblyLoadContext("garnet")
{
    private static readonly Lazy<GarnetLoadContext> Loaded = new(() => new(Path.Combine(AppContext.BaseDirectory, "garnet")));

    /// <exception cref="FileNotFoundException">The build did not copy Garnet to the output.</exception>
    public static Type ServerType() => Loaded.Value.FindServerType();

    internal Type FindServerType()
    {
        // Asked here, because a script would wait for ever for a Lua that is not there.
        if (LoadUnmanagedDll("lua54") == 0)
        {
            throw Missing($"the native library lua54 for {RuntimeInformation.RuntimeIdentifier}");
        }

        var host = Load(new AssemblyName("Garnet.host")) ?? throw Missing("Garnet.host.dll");
        return host.GetType("Garnet.GarnetServer", throwOnError: true)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = ManagedFolders().Select(place => Path.Combine(place, $"{assemblyName.Name}.dll")).FirstOrDefault(File.Exists);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = NativeFiles(unmanagedDllName).FirstOrDefault(File.Exists);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    private FileNotFoundException Missing(string what) => new(
        $"The embedded Redis needs {what} in '{folder}'. The build copies it there from the package garnet-server: restore and build again.");

    // Windows' own assemblies first: those in the folder itself only throw PlatformNotSupportedException.
    private IEnumerable<string> ManagedFolders() =>
        OperatingSystem.IsWindows() ? [Path.Combine(folder, "runtimes", "win", "lib", "net10.0"), folder] : [folder];

    private IEnumerable<string> NativeFiles(string name) =>
        from runtime in Runtimes()
        from file in new[] { name, $"{name}.dll", $"lib{name}.so", $"lib{name}.dylib" }
        select Path.Combine(folder, "runtimes", runtime, "native", file);

    private static IEnumerable<string> Runtimes()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var processor = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        return [$"{system}-{processor}", system];
    }
}
