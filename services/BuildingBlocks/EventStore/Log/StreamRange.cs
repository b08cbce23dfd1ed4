namespace Shop.EventStore.Log;

/// <param name="After">Exclusive lower bound of the version; 0 reads from the first event.</param>
/// <param name="UpTo">Inclusive upper bound of the version.</param>
/// <param name="AsOf">Inclusive upper bound of the time of recording.</param>
public sealed record StreamRange(string Stream, long After = 0, long UpTo = long.MaxValue, DateTimeOffset? AsOf = null, int Limit = int.MaxValue);
