using System.Globalization;
using System.Text;

namespace Shop.ServiceDefaults.Requests;

public static class TextRule
{
    private const int LengthMax = 200;

    /// <summary>1 to 200 characters, which are Unicode scalar values, no control characters, no lone surrogates.</summary>
    public static bool RequireText(this RequestErrors errors, string path, string? value)
    {
        if (value is null)
        {
            return errors.Require(false, path, "This member is required.");
        }

        return errors.Require(value.EnumerateRunes().Count() is > 0 and <= LengthMax, path, "This text has 1 to 200 characters.")
            & errors.Require(IsClean(value), path, "This text holds no control characters and no lone surrogates.");
    }

    public static bool IsClean(string value)
    {
        var rest = value.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done
                || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
