using Shop.RateLimiting.Leases;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Deciding;

/// <summary>The answers of a set's policies as they come in, and what was spent for them.</summary>
internal sealed class DecisionInProgress(IReadOnlyList<RateLimitPolicy> policies, DecisionRequest request)
{
    private readonly Answer?[] _answers = new Answer?[policies.Count];
    private readonly (LeasedPolicy Policy, Spent Spent)?[] _spent = new (LeasedPolicy, Spent)?[policies.Count];

    public DecisionRequest Request => request;

    public bool IsDenied { get; private set; }

    public Answer? AnswerOf(int policy) => _answers[policy];

    public void Put(int policy, Answer answer)
    {
        _answers[policy] = answer;
        IsDenied |= !answer.IsAdmitted;
    }

    public void Put(int policy, Spent spent, LeasedPolicy from)
    {
        Put(policy, spent.Answer);
        _spent[policy] = (from, spent);
    }

    /// <returns>Whether some cost is above its policy's capacity.</returns>
    public bool DenyImpossible()
    {
        for (var i = 0; i < policies.Count; i++)
        {
            if (request.Costs[i] > policies[i].Limit.Capacity)
            {
                Put(i, new Answer(Answer.Never, 0, 0, 0));
            }
        }

        return IsDenied;
    }

    public void Refund()
    {
        for (var i = 0; i < _spent.Length; i++)
        {
            if (_spent[i] is var (policy, spent))
            {
                policy.Refund(request.Keys[i], spent, request.Costs[i]);
                _spent[i] = null;
            }
        }
    }

    /// <summary>Policies that were not asked any more, because another one had denied, say nothing.</summary>
    public Decision End(DecidedBy by)
    {
        if (IsDenied)
        {
            Refund();
        }

        var said = new List<PolicyDecision>(policies.Count);
        for (var i = 0; i < policies.Count; i++)
        {
            if (_answers[i] is { } answer)
            {
                said.Add(PolicyDecision.From(policies[i], IsDenied && answer.IsAdmitted ? NotDebited(answer, request.Costs[i]) : answer));
            }
        }

        return new Decision(!IsDenied, by, said);
    }

    private static Answer NotDebited(Answer answer, long cost) => answer with { Remaining = answer.Remaining + cost, Delay = 0 };
}
