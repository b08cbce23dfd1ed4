using System.Runtime.InteropServices;
using Shop.RateLimiting.Deciding;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Outages;

/// <summary>The limits as this process alone can keep them, while Redis is away.</summary>
internal sealed class LocalLimits(int keysMax, TimeProvider clock)
{
    private const string Others = "(others)";

    /// <summary>When there are too many, those that have ended are looked for at most this often, and not for every client of a flood.</summary>
    private static readonly TimeSpan SearchInterval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, State> _states = [];
    private readonly Lock _lock = new();
    private long? _searched;

    /// <summary>All are checked, then all are debited or none.</summary>
    public Answer[] Decide(IReadOnlyList<Limit> limits, DecisionRequest request)
    {
        var now = clock.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond;
        lock (_lock)
        {
            if (_states.Count > keysMax - limits.Count)
            {
                ForgetEnded(now);
            }

            var states = new State[limits.Count];
            var answers = new Answer[limits.Count];
            for (var i = 0; i < states.Length; i++)
            {
                states[i] = StateOf(request.Keys[i], limits[i], i);
                answers[i] = states[i].Limit.Check(now, request.Costs[i]);
            }

            if (Array.TrueForAll(answers, answer => answer.IsAdmitted))
            {
                for (var i = 0; i < states.Length; i++)
                {
                    states[i].Limit.Debit(now, request.Costs[i]);
                    states[i].Ends = now + answers[i].Reset;
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

    // Before the states of a request are taken: none of them may be forgotten between its check and its debit.
    private void ForgetEnded(long now)
    {
        if (_searched is { } searched && clock.GetElapsedTime(searched) < SearchInterval)
        {
            return;
        }

        _searched = clock.GetTimestamp();
        foreach (var (key, state) in _states)
        {
            if (state.Ends <= now)
            {
                _states.Remove(key);
            }
        }
    }

    // When there are too many, all further keys of a limit share one state: too strict for them, but bounded. Two limits of one
    // request never do.
    private State StateOf(string key, Limit limit, int place)
    {
        if (_states.Count >= keysMax && !_states.ContainsKey(key))
        {
            key = $"{Others}{place} {limit}";
        }

        ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(_states, key, out _);
        return state ??= new State(limit.InMemory());
    }

    private sealed class State(LocalLimit limit)
    {
        public LocalLimit Limit => limit;

        /// <summary>In microseconds: from then on it says no more than a new one.</summary>
        public long Ends { get; set; }
    }
}
