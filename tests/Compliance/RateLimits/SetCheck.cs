using Shop.Compliance.RateLimits.Models;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits;

/// <summary>Whether the answers of a row of limits say what all of their definitions say together: each is asked, then all or none are debited.</summary>
internal sealed class SetCheck(IReadOnlyList<Limit> limits)
{
    // What every limit of the row has admitted.
    private readonly List<(int Client, long Clock, IReadOnlyList<long> Costs)> _admitted = [];

    /// <param name="answers">For each batch one of each limit for each of its requests.</param>
    /// <exception cref="Xunit.Sdk.XunitException">At the first mismatch.</exception>
    public static void Follow(SetSchedule schedule, IReadOnlyList<IReadOnlyList<Answer[]>> answers)
    {
        var check = new SetCheck(schedule.Limits);
        for (var batch = 0; batch < answers.Count; batch++)
        {
            var (clock, requests) = schedule.Batches[batch];
            for (var i = 0; i < requests.Count; i++)
            {
                check.Next(clock, requests[i], answers[batch][i], $"request {i} of batch {batch}");
            }
        }
    }

    private void Next(long clock, SetRequest request, Answer[] answers, string which)
    {
        for (var limit = 0; limit < limits.Count; limit++)
        {
            AnswerCheck.Next(ModelOf(limit, request.Client), clock, request.Costs[limit], answers[limit], $"{which}, limit {limit}");
        }

        if (answers.All(answer => answer.IsAdmitted))
        {
            _admitted.Add((request.Client, clock, request.Costs));
        }
    }

    // A new one each time, because a check debits it even when another limit of the row denies.
    private LimitModel ModelOf(int limit, int client)
    {
        var model = LimitModel.Of(limits[limit]);
        foreach (var admitted in _admitted.Where(admitted => admitted.Client == client))
        {
            model.Admit(admitted.Clock, admitted.Costs[limit]);
        }

        return model;
    }
}
