namespace Shop.Embedded.CommandLine;

/// <summary>What the user asked for.</summary>
/// <param name="Port">Of the gateway; 0 picks a free one.</param>
internal sealed record EmbeddedOptions(int Port, string DataFolder, bool Fresh)
{
    public const int PortDefault = 8080;
    public const string DataFolderDefault = ".data";
}
