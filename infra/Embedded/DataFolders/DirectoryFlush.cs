using System.Runtime.InteropServices;

namespace Shop.Embedded.DataFolders;

/// <summary>
/// Puts a directory's entries on disk: on Unix a renamed file has its new name after a power failure only then. Windows has no
/// such call; NTFS journals the rename itself.
/// </summary>
internal static partial class DirectoryFlush
{
    private const int ReadOnly = 0;

    // EINVAL: the file system knows no such thing, e.g. some network shares.
    private const int NotSupported = 22;

    public static void ToDisk(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Check(Open(path, ReadOnly), path);
        try
        {
            Check(Flush(descriptor), path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static int Check(int result, string path) => result >= 0 || Marshal.GetLastPInvokeError() == NotSupported
        ? result
        : throw new IOException($"{path} could not be flushed: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
