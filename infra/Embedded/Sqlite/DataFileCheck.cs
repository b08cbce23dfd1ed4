using Microsoft.Data.Sqlite;

namespace Shop.Embedded.Sqlite;

/// <summary>Judges a data file before anything is written to it: neither the file nor what lies beside it is changed.</summary>
internal static class DataFileCheck
{
    /// <param name="schema">What the file was created with: each of its tables must be there.</param>
    /// <param name="everyPage">
    /// True: all of it is read, which takes as long as it is large. False: its size, its header and its tables. A file with a
    /// write-ahead log beside it was not closed, and is always read whole.
    /// </param>
    /// <exception cref="DataFileException">It is there and cannot be used.</exception>
    public static void Require(string path, string schema, bool everyPage)
    {
        try
        {
            if (IsThere(path))
            {
                RequireWritable(path);
                Judge(path, schema, everyPage);
            }
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, exception);
        }
    }

    private static bool IsThere(string path)
    {
        var file = new FileInfo(path);
        return file switch
        {
            _ when Directory.Exists(path) => throw new DataFileException(path, "it is a folder."),
            { Exists: true, Length: 0 } => throw new DataFileException(path, "it is empty."),
            { Exists: true } => true,
            _ when HasLog(path) => throw new DataFileException(path, "it is gone, and only its write-ahead log is left."),
            _ => false,
        };
    }

    // SQLite opens what it may not write read-only and says nothing.
    private static void RequireWritable(string path) =>
        new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();

    private static void Judge(string path, string schema, bool everyPage)
    {
        var hasLog = HasLog(path);
        using var file = SqliteSession.Untouched(path, hasLog);
        if ((everyPage || hasLog) && file.Scalar("pragma quick_check(1)") is not "ok")
        {
            throw new DataFileException(path, "it is damaged.");
        }

        using var model = SqliteSession.InMemory();
        model.Script(schema);
        if (TablesOf(model).Except(TablesOf(file)).FirstOrDefault() is { } missing)
        {
            throw new DataFileException(path, $"it has no table {missing}. It is another program's, or of another version.");
        }

        // SQLite takes half a page for a whole one.
        if (!hasLog && new FileInfo(path).Length % (long)file.Scalar("pragma page_size")! != 0)
        {
            throw new DataFileException(path, "it is cut off.");
        }
    }

    private static bool HasLog(string path) => new FileInfo($"{path}-wal") is { Exists: true, Length: > 0 };

    private static List<string> TablesOf(SqliteSession session) =>
        session.Query("select name from sqlite_schema where type = 'table'", row => row.GetString(0));
}
