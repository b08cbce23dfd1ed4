using System.Diagnostics;
using System.Security.Cryptography;

namespace Shop.EndToEnd.Tests.Killing;

/// <summary>The mails of a folder as they were when they were first seen: none may be written again, or go away.</summary>
internal sealed class MailsSeen(string folder)
{
    private readonly Dictionary<string, Mail> _first = [];

    public async Task Look()
    {
        var files = await Inodes();
        foreach (var (name, inode) in files)
        {
            var path = Path.Combine(folder, name);
            var hash = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(path)));
            var mail = new Mail(name, hash, File.GetLastWriteTimeUtc(path), inode);
            Assert.Equal(_first.TryAdd(name, mail) ? mail : _first[name], mail);
        }

        Assert.Empty(_first.Keys.Except(files.Keys));
    }

    /// <summary>By name. .NET does not say a file's inode; on Windows there is none, and content and time must do.</summary>
    private async Task<Dictionary<string, string>> Inodes()
    {
        var names = Directory.GetFiles(folder, "*.eml").Select(path => Path.GetFileName(path)!);
        if (OperatingSystem.IsWindows())
        {
            return names.ToDictionary(name => name, _ => "");
        }

        using var list = Process.Start(new ProcessStartInfo("ls", ["-1i", folder]) { RedirectStandardOutput = true })!;
        var lines = (await list.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await list.WaitForExitAsync();
        return lines.Select(line => line.Trim().Split(' ', 2))
            .Where(parts => parts[1].EndsWith(".eml", StringComparison.Ordinal))
            .ToDictionary(parts => parts[1], parts => parts[0]);
    }

    private sealed record Mail(string Name, string Hash, DateTime WrittenAt, string Inode);
}
