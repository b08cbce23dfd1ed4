using System.Globalization;
using MimeKit;

namespace Shop.ReceiptMail.Transport;

/// <summary>
/// A folder of <c>.eml</c> files, one an event: exactly once, since the name is the event's id and a file appears whole, by
/// renaming, after its bytes are on disk. A power failure can take back the last renames.
/// </summary>
internal sealed class ReceiptFolder(string path) : IReceiptTransport
{
    private static readonly FormatOptions Format = CreateFormat();

    public async Task Send(Guid eventId, MimeMessage receipt)
    {
        var file = Path.Combine(path, $"{eventId:D}.eml");
        if (File.Exists(file))
        {
            return;
        }

        // Named after this process: another one may have the same event in hand.
        var temporary = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{eventId:D}.{Environment.ProcessId}.tmp"));
        await Write(temporary, receipt);
        try
        {
            File.Move(temporary, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(temporary);
        }
    }

    public void Dispose()
    {
        // Nothing is open between two receipts.
    }

    private static async Task Write(string path, MimeMessage receipt)
    {
        await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        await receipt.WriteToAsync(Format, stream);
        stream.Flush(flushToDisk: true);
    }

    private static FormatOptions CreateFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
