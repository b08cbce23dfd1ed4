using System.Numerics;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits.Models;

/// <summary>A line of slots, each a period divided by the permits long. Kept is where the line ends, as a fraction over the permits.</summary>
internal sealed class LeakyBucketModel(LeakyBucket limit) : LimitModel
{
    private readonly BigInteger _period = Microseconds(limit.Per);
    private BigInteger _end;
    private long _newest;

    public override long Capacity => limit.Queue + 1;

    // A slot that begins at the end of a line of length x waits x; at most `queue` whole slots may be before it.
    public override BigInteger Remaining(long clock) => (((limit.Queue + 1) * _period) - Line(clock)) / _period;

    public override void Admit(long clock, long cost)
    {
        _newest = Math.Max(_newest, clock);
        _end = BigInteger.Max(_end, (BigInteger)_newest * limit.Permits) + (cost * _period);
    }

    public override BigInteger Delay(long clock)
    {
        var line = Line(clock);
        return Math.Max(0, _newest - clock) + (line / limit.Permits) + (line % limit.Permits == 0 ? 0 : 1);
    }

    private BigInteger Line(long clock) => BigInteger.Max(0, _end - ((BigInteger)Math.Max(clock, _newest) * limit.Permits));
}
