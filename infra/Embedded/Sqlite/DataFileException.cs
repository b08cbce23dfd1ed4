namespace Shop.Embedded.Sqlite;

/// <summary>A file of the data folder that cannot be used as it is. It was left untouched.</summary>
internal sealed class DataFileException(string path, Exception? inner)
    : Exception($"The data file {path} cannot be used: {inner?.Message ?? "it is damaged."}", inner);
