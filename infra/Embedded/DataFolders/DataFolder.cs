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

            System.IO.File.WriteAllText(folder.File(MarkerName), "This folder holds the data of one embedded shop.\n");
            Directory.CreateDirectory(folder.MailFolder);
            return folder;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartException($"The data folder {full} cannot be used: {exception.Message}", exception);
        }
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

    /// <summary>Only what the shop itself makes: a folder may hold other things too.</summary>
    private void DeleteContents()
    {
        string[] ours =
        [
            .. Directory.EnumerateFiles(Path, "*.db"), .. Directory.EnumerateFiles(Path, "*.db-wal"), .. Directory.EnumerateFiles(Path, "*.db-shm"),
            File("catalogue.entered"),
            .. Directory.Exists(MailFolder) ? Directory.EnumerateFiles(MailFolder, "*.eml") : [],
        ];
        foreach (var file in ours)
        {
            System.IO.File.Delete(file);
        }
    }
}
