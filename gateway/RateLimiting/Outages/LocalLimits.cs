using System.Runtime.InteropServices;
using Shop.RateLimiting.Deciding;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Outages;

/// <summary>The limits as this process alone can keep them, while Redis is away.</summary>
internal sealed class LocalLimits(int keysMax, TimeProvider clock)
{
    private const string Others = "(others)";

    private readonly Dictionary<string, LocalLimit> _states = [];
    private readonly Lock _lock = new();

    /// <summary>All are checked, then all are debited or none.</summary>
    public Answer[] Decide(IReadOnlyList<Limit> limits, DecisionRequest request)
    {
        var now = clock.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond;
        lock (_lock)
        {
            var states = new LocalLimit[limits.Count];
            var answers = new Answer[limits.Count];
            for (var i = 0; i < states.Length; i++)
            {
                states[i] = StateOf(request.Keys[i], limits[i], i);
                answers[i] = states[i].Check(now, request.Costs[i]);
            }

            if (Array.TrueForAll(answers, answer => answer.IsAdmitted))
            {
                for (var i = 0; i < states.Length; i++)
                {
                    states[i].Debit(now, request.Costs[i]);
                }
            }

            return answers;
        }
    }

    /// <summary>Redis counts again; what was counted here is of no more use.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _states.Clear();
        }
    }

    // When there are too many, all further keys of a limit share one state: too strict for them, but bounded. Two limits of one
    // request never do.
    private LocalLimit StateOf(string key, Limit limit, int place)
    {
        if (_states.Count >= keysMax && !_states.ContainsKey(key))
        {
            key = $"{Others}{place} {limit}";
        }

        ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(_states, key, out _);
        return state ??= limit.InMemory();
    }
}
