namespace Shop.RateLimiting.Shortcutting;

/// <param name="Asked">The clock's timestamp before Redis was asked.</param>
/// <param name="Life">Microseconds from then on.</param>
internal readonly record struct Remembered(long Asked, long Life);
