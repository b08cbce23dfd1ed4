using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Shop.ServiceDefaults.Paging;

/// <summary>
/// Where a list goes on: base64url of a checksum and the last item's position. The checksum covers the list's
/// name, so a cursor of another list, or a string that this API did not issue, is refused and not guessed at.
/// </summary>
public static class PageCursor
{
    private const int ChecksumBytes = 8;
    private const int LengthMax = 1024;

    /// <param name="list">Names the list and what it is filtered by, e.g. <c>orders-of/customer-1</c>.</param>
    public static string Encode(string list, string position)
    {
        var bytes = Encoding.UTF8.GetBytes(position);
        return Base64Url.EncodeToString([.. Checksum(list, bytes), .. bytes]);
    }

    public static bool TryDecode(string list, string text, out string position)
    {
        position = "";
        if (text.Length is 0 or > LengthMax || !Base64Url.IsValid(text))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text).AsSpan();
        if (bytes.Length <= ChecksumBytes || !bytes[..ChecksumBytes].SequenceEqual(Checksum(list, bytes[ChecksumBytes..])))
        {
            return false;
        }

        position = Encoding.UTF8.GetString(bytes[ChecksumBytes..]);
        return Encode(list, position) == text;
    }

    private static ReadOnlySpan<byte> Checksum(string list, ReadOnlySpan<byte> position) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes($"{list}\n"), .. position]).AsSpan(0, ChecksumBytes);
}
