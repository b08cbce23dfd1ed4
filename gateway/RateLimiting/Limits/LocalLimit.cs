namespace Shop.RateLimiting.Limits;

/// <summary>One key's state in memory: what the script does in Redis, for the time when Redis is away. Not safe for two threads.</summary>
internal abstract class LocalLimit
{
    /// <summary>Writes nothing.</summary>
    /// <param name="now">Microseconds that never go back.</param>
    public abstract Answer Check(long now, long cost);

    /// <summary>After a <see cref="Check"/> of the same time and cost that admitted.</summary>
    public abstract void Debit(long now, long cost);
}
