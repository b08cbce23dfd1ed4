using System.Collections.Concurrent;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Shortcutting;

/// <summary>
/// Denials whose time has not come yet, by key and cost. Until then nothing that others do can make Redis admit that cost, so that
/// the answer stays true; it is counted from before Redis was asked.
/// </summary>
internal sealed class DenialMemory(int keysMax, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Key, long Cost), Denial> _denials = new();

    /// <returns>The denial as it stands now; null when there is none.</returns>
    public Answer? Find(string key, long cost)
    {
        if (!_denials.TryGetValue((key, cost), out var denial))
        {
            return null;
        }

        var elapsed = (long)clock.GetElapsedTime(denial.Asked).TotalMicroseconds;
        if (elapsed < denial.Answer.Wait)
        {
            return denial.Answer with { Wait = denial.Answer.Wait - elapsed, Reset = Math.Max(0, denial.Answer.Reset - elapsed) };
        }

        _denials.TryRemove(KeyValuePair.Create((key, cost), denial));
        return null;
    }

    /// <param name="asked">The clock's timestamp before Redis was asked.</param>
    public void Remember(string key, long cost, Answer answer, long asked)
    {
        if (_denials.Count >= keysMax)
        {
            ForgetExpired();
        }

        // Still full: this one is asked for again, which is slower and never wrong.
        if (_denials.Count < keysMax)
        {
            _denials[(key, cost)] = new Denial(answer, asked);
        }
    }

    private void ForgetExpired()
    {
        foreach (var (key, denial) in _denials)
        {
            if (clock.GetElapsedTime(denial.Asked).TotalMicroseconds >= denial.Answer.Wait)
            {
                _denials.TryRemove(KeyValuePair.Create(key, denial));
            }
        }
    }

    private sealed record Denial(Answer Answer, long Asked);
}
