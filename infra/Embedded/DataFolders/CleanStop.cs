using System.Globalization;

namespace Shop.Embedded.DataFolders;

/// <summary>
/// What an orderly stop left: size and time of each data file. A file that is still so need not be read whole at the next start,
/// which takes as long as the file is large. The note is deleted before anything is written, and so a crash leaves none.
/// </summary>
internal sealed class CleanStop
{
    public const string FileName = "shop.clean";

    private readonly string _note;
    private readonly HashSet<string> _files;

    private CleanStop(string note, IEnumerable<string> files)
    {
        _note = note;
        _files = [.. files];
    }

    public static CleanStop Of(DataFolder folder)
    {
        var note = folder.File(FileName);
        return new CleanStop(note, File.Exists(note) ? File.ReadAllLines(note) : []);
    }

    public bool Left(string file) => _files.Contains(Line(file));

    public void Forget() => File.Delete(_note);

    /// <summary>Without it, e.g. on a full disk, the next start only takes longer.</summary>
    public void Note(IEnumerable<string> files)
    {
        try
        {
            File.WriteAllLines(_note, files.Where(File.Exists).Select(Line));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(_note);
        }
    }

    private static string Line(string file)
    {
        var now = new FileInfo(file);
        return string.Create(CultureInfo.InvariantCulture, $"{now.Name} {(now.Exists ? now.Length : 0)} {now.LastWriteTimeUtc.Ticks}");
    }
}
