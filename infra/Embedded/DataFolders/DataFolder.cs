namespace Shop.Embedded.DataFolders;

/// <summary>
/// Where one running shop keeps its data. A lock file keeps a second process out; a marker tells a folder of the
/// shop from any other, so that <c>--fresh</c> never deletes somebody else's files.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const string MarkerName = "shop.marker";
    private const string LockName = "shop.lock";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream locked)
    {
        Path = path;
        _lock = locked;
    }

    public string Path { get; }

    public string MailFolder => File("mail");

    public string ReceiptFolder => File("receipts");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <exception cref="StartException">The folder cannot be used; it is as it was.</exception>
    public static DataFolder Open(string path, bool fresh)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            RequireOurs(full, fresh);
            Directory.CreateDirectory(full);
            var folder = new DataFolder(full, Lock(full));
            if (fresh)
            {
                folder.DeleteContents();
            }

            return folder;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartException($"The data folder {full} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>Makes the folder the shop's. Not before its files were judged: from now on <c>--fresh</c> deletes them.</summary>
    /// <exception cref="StartException">Nothing can be written to it, or to a folder of its mails.</exception>
    public void Claim()
    {
        RequireWritable(MailFolder);
        RequireWritable(ReceiptFolder);
        System.IO.File.WriteAllText(File(MarkerName), "This folder holds the data of one embedded shop.\n");
    }

    public void Dispose() => _lock.Dispose();

    private static void RequireOurs(string path, bool fresh)
    {
        if (fresh && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()
            && !System.IO.File.Exists(System.IO.Path.Combine(path, MarkerName)))
        {
            throw new StartException($"{path} is not a data folder of the shop; --fresh deletes nothing else.");
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(
                System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new StartException($"The data folder {path} is in use by another process; choose another with --data.", exception);
        }
    }

    private static void RequireWritable(string folder)
    {
        try
        {
            var probe = System.IO.Path.Combine(Directory.CreateDirectory(folder).FullName, "shop.tmp");
            System.IO.File.WriteAllText(probe, "");
            System.IO.File.Delete(probe);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartException($"The mail folder {folder} cannot be written to: {exception.Message}", exception);
        }
    }

    private static IEnumerable<string> MailsIn(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.eml") : [];

    /// <summary>Only what the shop itself makes: a folder may hold other things too.</summary>
    private void DeleteContents()
    {
        string[] patterns = ["*.db", "*.db-wal", "*.db-shm", "*.db.new*", CleanStop.FileName];
        string[] ours =
        [
            .. patterns.SelectMany(pattern => Directory.EnumerateFiles(Path, pattern)),
            .. MailsIn(MailFolder),
            .. MailsIn(ReceiptFolder),
        ];
        foreach (var file in ours)
        {
            System.IO.File.Delete(file);
        }
    }
}
