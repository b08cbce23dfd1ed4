namespace Shop.Embedded.Sqlite;

/// <summary>A file of the data folder that cannot be used as it is. It was left untouched.</summary>
internal sealed class DataFileException : Exception
{
    public DataFileException(string path, string reason)
        : base($"The data file {path} cannot be used: {reason}")
    {
    }

    public DataFileException(string path, Exception inner)
        : base($"The data file {path} cannot be used: {inner.Message}", inner)
    {
    }
}
