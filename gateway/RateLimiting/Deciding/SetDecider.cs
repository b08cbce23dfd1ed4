using Shop.RateLimiting.Leases;
using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Shortcutting;

namespace Shop.RateLimiting.Deciding;

/// <summary>
/// One set's way to a decision: what is impossible or remembered first, then leases, then one script for all the rest. Whatever was
/// taken from a lease goes back when another policy denies.
/// </summary>
internal sealed class SetDecider
{
    private readonly IReadOnlyList<RateLimitPolicy> _policies;
    private readonly LimitsContext _context;
    private readonly OutageDecider _outage;
    private readonly LeasedPolicy?[] _leased;
    private readonly int[] _asked;
    private readonly long _leasedDenialLife;
    private readonly Func<DecisionRequest, ValueTask<Answer[]?>>? _ask;

    public SetDecider(IReadOnlyList<RateLimitPolicy> policies, LimitsContext context)
    {
        (_policies, _context) = (policies, context);
        _leased = [.. policies.Select(policy => policy.UsesLeases ? context.Leases.Of(policy) : null)];
        _asked = [.. Enumerable.Range(0, policies.Count).Where(i => _leased[i] is null)];
        // What other processes hold may come back before the limit's own time has come.
        _leasedDenialLife = Math.Min((long)context.Options.LeaseLife.TotalMicroseconds, DenialMemory.LifeMax);
        _outage = new OutageDecider(policies, _leased, context);
        if (_asked.Length > 0)
        {
            var script = new ScriptDecider([.. _asked.Select(i => policies[i].Limit)], context.Redis);
            _ask = _asked.Any(i => policies[i].Shortcuts.HasFlag(Shortcuts.Batches))
                ? new Batches(script, context.Options.BatchMax).Decide
                : script.Decide;
        }
    }

    /// <returns>Null when Redis must be asked.</returns>
    public Decision? WithoutRedis(DecisionRequest request)
    {
        var work = new DecisionInProgress(_policies, request);
        if (work.DenyImpossible() || Recall(work))
        {
            return work.End(DecidedBy.Denial);
        }

        if (_context.Redis.IsOpen)
        {
            return _outage.Finish(work);
        }

        return _ask is null && SpendHeld(work) ? work.End(DecidedBy.Lease) : null;
    }

    public async ValueTask<Decision> WithRedis(DecisionRequest request, CancellationToken cancellationToken)
    {
        var asked = _context.Clock.GetTimestamp();
        var work = new DecisionInProgress(_policies, request);
        try
        {
            if (!await Lease(work, cancellationToken) || (!work.IsDenied && !await Ask(work)))
            {
                return _outage.Finish(work);
            }
        }
        catch
        {
            work.Refund();
            throw;
        }

        Remember(work, asked);
        return work.End(_ask is null ? DecidedBy.Lease : DecidedBy.Redis);
    }

    private bool Recall(DecisionInProgress work)
    {
        for (var i = 0; i < _policies.Count; i++)
        {
            if (_policies[i].UsesDenials && _context.Denials.Find(work.Request.Keys[i], work.Request.Costs[i]) is { } denial)
            {
                work.Put(i, denial);
            }
        }

        return work.IsDenied;
    }

    private bool SpendHeld(DecisionInProgress work)
    {
        for (var i = 0; i < _policies.Count; i++)
        {
            if (_leased[i]!.TrySpend(work.Request.Keys[i], work.Request.Costs[i]) is not { } spent)
            {
                work.Refund();
                return false;
            }

            work.Put(i, spent, _leased[i]!);
        }

        return true;
    }

    /// <returns>False when Redis is away.</returns>
    private async ValueTask<bool> Lease(DecisionInProgress work, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _policies.Count && !work.IsDenied; i++)
        {
            if (_leased[i] is { } leased)
            {
                var (key, cost) = (work.Request.Keys[i], work.Request.Costs[i]);
                if ((leased.TrySpend(key, cost) ?? await leased.Ask(key, cost, cancellationToken)) is not { } spent)
                {
                    return false;
                }

                work.Put(i, spent, leased);
            }
        }

        return true;
    }

    /// <returns>False when Redis is away.</returns>
    private async ValueTask<bool> Ask(DecisionInProgress work)
    {
        if (_ask is null)
        {
            return true;
        }

        var answers = await _ask(_asked.Length == _policies.Count ? work.Request : Part(work.Request));
        for (var i = 0; i < answers?.Length; i++)
        {
            work.Put(_asked[i], answers[i]);
        }

        return answers is not null;
    }

    private DecisionRequest Part(DecisionRequest request) =>
        new(Array.ConvertAll(_asked, i => request.Keys[i]), Array.ConvertAll(_asked, i => request.Costs[i]));

    private void Remember(DecisionInProgress work, long asked)
    {
        for (var i = 0; work.IsDenied && i < _policies.Count; i++)
        {
            if (_policies[i].UsesDenials && work.AnswerOf(i) is { Wait: > 0 } denial)
            {
                var life = Math.Min(denial.Wait, _leased[i] is null ? DenialMemory.LifeMax : _leasedDenialLife);
                _context.Denials.Remember(work.Request.Keys[i], work.Request.Costs[i], denial, new Remembered(asked, life));
            }
        }
    }
}
