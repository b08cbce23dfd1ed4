using System.Globalization;
using Shop.ServiceDefaults.Requests;

namespace Shop.ServiceDefaults.Paging;

public static class PageRule
{
    private const int LimitDefault = 20;
    private const int LimitMax = 100;

    /// <summary>1 to 100, 20 when absent.</summary>
    public static int ParseLimit(this RequestErrors errors, string? limit)
    {
        if (limit is null)
        {
            return LimitDefault;
        }

        var valid = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= LimitMax;
        return errors.Require(valid, "limit", "A limit is a whole number from 1 to 100.") ? value : LimitDefault;
    }

    /// <summary>The position behind an <c>after</c> cursor of this list; null when absent.</summary>
    public static string? ParseAfter(this RequestErrors errors, string list, string? after)
    {
        if (after is null)
        {
            return null;
        }

        return errors.Require(PageCursor.TryDecode(list, after, out var position), "after", "This is no cursor of this list.") ? position : null;
    }
}
