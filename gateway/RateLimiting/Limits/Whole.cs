namespace Shop.RateLimiting.Limits;

/// <summary>Division of whole numbers that are not negative.</summary>
internal static class Whole
{
    public static long Ceiling(long value, long divisor) => (value + divisor - 1) / divisor;

    public static long GreatestCommonDivisor(long one, long other) => other == 0 ? one : GreatestCommonDivisor(other, one % other);
}
