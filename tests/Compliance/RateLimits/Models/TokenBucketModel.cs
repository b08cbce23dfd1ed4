using System.Numerics;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits.Models;

/// <summary>Tokens as a fraction with the period as its denominator: poured in at the rate, never above the burst.</summary>
internal sealed class TokenBucketModel(TokenBucket limit) : LimitModel
{
    private readonly BigInteger _period = Microseconds(limit.Per);
    private BigInteger _tokens = (BigInteger)limit.Burst * Microseconds(limit.Per);
    private long _at;

    public override long Capacity => limit.Burst;

    public override BigInteger Remaining(long clock) => TokensAt(clock) / _period;

    public override void Admit(long clock, long cost)
    {
        _tokens = TokensAt(clock) - (cost * _period);
        _at = Math.Max(_at, clock);
    }

    private BigInteger TokensAt(long clock) =>
        BigInteger.Min(limit.Burst * _period, _tokens + ((BigInteger)Math.Max(0, clock - _at) * limit.Permits));
}
