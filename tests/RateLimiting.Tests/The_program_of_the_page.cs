using System.Diagnostics;
using System.Threading.RateLimiting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Shop.RateLimiting.Tests;

/// <summary><c>docs/take-the-limiter.md</c>: its very program, compiled, and run as a process that knows no ASP.NET.</summary>
[Collection("Garnet")]
public sealed class The_program_of_the_page(GarnetFixture garnet)
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string RuntimeConfiguration = """
        { "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" } } }
        """;

    // What the library references, and that in its turn.
    private static readonly string[] Needed =
    [
        .. new[] { typeof(RedisLimits), typeof(IDatabase), typeof(RateLimiter), typeof(ILogger), typeof(IServiceCollection) }
            .Select(type => type.Assembly.Location),
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.Sockets.*.dll"),
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "RESPite*.dll"),
    ];

    // A busy machine's Redis may answer a cold process too late: then it decides by itself, and begins anew when Redis is back.
    private const int TriesMax = 3;

    private static readonly string[] Expected =
    [
        .. Enumerable.Range(1, 5).Select(i => $"{i}: admitted, {5 - i} left"),
        "6: denied, come back after 00:00:05",
        "7: denied, come back after 00:00:05",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task admits_five_and_denies_two()
    {
        var program = await Program();
        Assert.InRange(program.Split('\n').Length, 10, 21);
        var folder = Directory.CreateTempSubdirectory("limiter");
        try
        {
            await Compile(program, folder.FullName);
            var output = await Run(folder.FullName);
            for (var tries = 1; tries < TriesMax && !output.SequenceEqual(Expected); tries++)
            {
                await garnet.Flush();
                output = await Run(folder.FullName);
            }

            Assert.Equal(Expected, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Program()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "take-the-limiter.md"), Cancel);
        return page.Split("```csharp\n")[1].Split("\n```")[0];
    }

    private static async Task Compile(string program, string folder)
    {
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var compilation = CSharpCompilation.Create(
            "program",
            new[] { ImplicitUsings, program }.Select(text => CSharpSyntaxTree.ParseText(text, cancellationToken: Cancel)),
            trusted.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var result = compilation.Emit(Path.Combine(folder, "program.dll"), cancellationToken: Cancel);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        await File.WriteAllTextAsync(Path.Combine(folder, "program.runtimeconfig.json"), RuntimeConfiguration, Cancel);
        Array.ForEach(Needed, file => File.Copy(file, Path.Combine(folder, Path.GetFileName(file))));
    }

    /// <returns>Its lines, without fractions of seconds.</returns>
    private async Task<string[]> Run(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder, "program.dll"), garnet.Address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, await errors);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('.')[0])];
    }
}
