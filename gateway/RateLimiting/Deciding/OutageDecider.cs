using Shop.RateLimiting.Leases;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Deciding;

/// <summary>Redis is away: leases are spent while they last, closed policies deny, open ones count in this process.</summary>
internal sealed class OutageDecider(IReadOnlyList<RateLimitPolicy> policies, LeasedPolicy?[] leased, LimitsContext context)
{
    private readonly Answer _closed = new((long)context.Options.ProbeInterval.TotalMicroseconds, 0, 0, 0);

    public Decision Finish(DecisionInProgress work)
    {
        var open = new List<int>();
        for (var i = 0; i < policies.Count && !work.IsDenied; i++)
        {
            if (work.AnswerOf(i) is null && !TrySpend(work, i))
            {
                if (policies[i].IsOpenWithoutRedis)
                {
                    open.Add(i);
                }
                else
                {
                    work.Put(i, _closed);
                }
            }
        }

        if (!work.IsDenied && open.Count > 0)
        {
            CountHere(work, open);
        }

        return work.End(DecidedBy.Local);
    }

    private bool TrySpend(DecisionInProgress work, int policy)
    {
        if (leased[policy]?.TrySpend(work.Request.Keys[policy], work.Request.Costs[policy]) is not { } spent)
        {
            return false;
        }

        work.Put(policy, spent, leased[policy]!);
        return true;
    }

    private void CountHere(DecisionInProgress work, List<int> open)
    {
        Limit[] limits = [.. open.Select(i => policies[i].Limit)];
        var request = new DecisionRequest([.. open.Select(i => work.Request.Keys[i])], [.. open.Select(i => work.Request.Costs[i])]);
        var answers = context.Local.Decide(limits, request);
        for (var i = 0; i < answers.Length; i++)
        {
            work.Put(open[i], answers[i]);
        }
    }
}
