using System.Collections.Concurrent;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Shortcutting;

/// <summary>
/// Denials whose time has not come yet, by key and cost. Until then nothing that others ask can make Redis admit that cost, so that
/// the answer stays true; that is counted from before Redis was asked, and the wait of who is denied from its answer: whoever waits as
/// told is never early. Only who deletes the key, or another server in place of this
/// one, ends it sooner.
/// </summary>
internal sealed class DenialMemory(int keysMax, TimeProvider clock)
{
    /// <summary>In microseconds. A key that is deleted or lost in Redis is found out about after this, at one round trip a second.</summary>
    public const long LifeMax = 1_000_000;

    /// <summary>A full memory is searched for what has ended at most this often, and not at every further denial of a flood.</summary>
    private static readonly TimeSpan SearchInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Key, long Cost), Denial> _denials = new();
    private long _searched;

    /// <returns>The denial as it stands now; null when there is none.</returns>
    public Answer? Find(string key, long cost)
    {
        if (!_denials.TryGetValue((key, cost), out var denial))
        {
            return null;
        }

        if (ElapsedSince(denial.When.Asked) < denial.When.Life)
        {
            return denial.Answer.After(ElapsedSince(denial.Answered));
        }

        _denials.TryRemove(KeyValuePair.Create((key, cost), denial));
        return null;
    }

    public void Remember(string key, long cost, Answer answer, Remembered when)
    {
        // Full: this one is asked for again, which is slower and never wrong.
        if (_denials.Count < keysMax || ForgetEnded())
        {
            _denials[(key, cost)] = new Denial(answer, when, clock.GetTimestamp());
        }
    }

    /// <summary>Redis was away: it may have come back without what it had counted.</summary>
    public void Forget() => _denials.Clear();

    /// <returns>Whether there is room now.</returns>
    private bool ForgetEnded()
    {
        var searched = Interlocked.Read(ref _searched);
        if ((searched != 0 && clock.GetElapsedTime(searched) < SearchInterval)
            || Interlocked.CompareExchange(ref _searched, clock.GetTimestamp(), searched) != searched)
        {
            return false;
        }

        foreach (var (key, denial) in _denials)
        {
            if (ElapsedSince(denial.When.Asked) >= denial.When.Life)
            {
                _denials.TryRemove(KeyValuePair.Create(key, denial));
            }
        }

        return _denials.Count < keysMax;
    }

    private long ElapsedSince(long asked) => (long)clock.GetElapsedTime(asked).TotalMicroseconds;

    private sealed record Denial(Answer Answer, Remembered When, long Answered);
}
