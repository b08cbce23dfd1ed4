using Shop.ServiceDefaults.Requests;

namespace Shop.AnalyticsService.Sales;

/// <summary>From this instant until before that one.</summary>
internal sealed record SalesRange(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeSpan LengthMax = TimeSpan.FromHours(24);

    /// <summary>Null when the errors say what is wrong.</summary>
    public static SalesRange? Parse(RequestErrors errors, string? from, string? to)
    {
        var first = ParseBound(errors, "from", from);
        var last = ParseBound(errors, "to", to);
        if (first is not { } start || last is not { } end)
        {
            return null;
        }

        return errors.Require(start < end, "to", "The end is after the start.")
            && errors.Require(end - start <= LengthMax, "to", "The end is at most 24 hours after the start.")
            ? new SalesRange(start, end)
            : null;
    }

    private static DateTimeOffset? ParseBound(RequestErrors errors, string path, string? text) =>
        errors.Require(text is not null, path, "This parameter is required.") ? errors.ParseTime(path, text!) : null;
}
