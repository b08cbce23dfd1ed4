using System.Globalization;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.OrderAsOf;

/// <summary>A version, a time, or neither: the latest.</summary>
internal sealed record Moment(long? Version, DateTimeOffset? At)
{
    public static Moment Parse(RequestErrors errors, string? version, string? at)
    {
        errors.Require(version is null || at is null, "version", "Ask for a version or for a time, not for both.");
        var time = at is null ? null : errors.ParseTime("at", at);
        return new Moment(version is null ? null : ParseVersion(errors, version), time);
    }

    private static long ParseVersion(RequestErrors errors, string version)
    {
        var valid = long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1;
        errors.Require(valid, "version", "A version is a whole number from 1.");
        return number;
    }
}
