using MimeKit;
using Shop.EmailService.Delivery;
using Shop.Embedded.DataFolders;

namespace Shop.Embedded.Mail;

/// <summary>
/// A directory of <c>.eml</c> files, one an event: exactly once, since the name is the event's id and a file appears whole,
/// by renaming, after its bytes are on disk.
/// </summary>
public sealed class PickupDirectory : IMailTransport
{
    private const string Temporary = ".tmp";
    private const string Mail = ".eml";
    private const int Locks = 16;

    private static readonly FormatOptions Format = CreateFormat();

    // The same event twice at once must not write into the same temporary file.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Locks).Select(_ => new SemaphoreSlim(1))];
    private readonly string _path;

    /// <summary>Creates the directory when it is missing, and deletes what a crash left half-written.</summary>
    public PickupDirectory(string path)
    {
        _path = Directory.CreateDirectory(path).FullName;
        DeleteLeftovers(_path);
    }

    internal Action<PickupStep> Reached { get; init; } = _ => { };

    /// <summary>Deletes what a crash left half-written.</summary>
    internal static void DeleteLeftovers(string path)
    {
        foreach (var leftover in Directory.EnumerateFiles(path, $"*{Temporary}"))
        {
            File.Delete(leftover);
        }
    }

    public async Task Deliver(Guid eventId, MimeMessage message, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)eventId.GetHashCode() % Locks];
        await turn.WaitAsync(cancellationToken);
        try
        {
            await DeliverInTurn(Path.Combine(_path, $"{eventId:D}"), message, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task DeliverInTurn(string file, MimeMessage message, CancellationToken cancellationToken)
    {
        if (!File.Exists(file + Mail))
        {
            await Write(file + Temporary, message, cancellationToken);
            Reached(PickupStep.Written);
            File.Move(file + Temporary, file + Mail, overwrite: true);
            Reached(PickupStep.Renamed);
        }

        // Also when the file was there: whoever renamed it may have died before this.
        DirectoryFlush.ToDisk(_path);
    }

    private static async Task Write(string path, MimeMessage message, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        await message.WriteToAsync(Format, stream, cancellationToken);
        stream.Flush(flushToDisk: true);
    }

    private static FormatOptions CreateFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
