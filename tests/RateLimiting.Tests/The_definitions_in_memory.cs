using Shop.Compliance.RateLimits;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

/// <summary>The limits that take over while Redis is away, against the same definition. Their clock never goes back.</summary>
public sealed class The_definitions_in_memory
{
    [Theory]
    [MemberData(nameof(ConformanceCompliance.Algorithms), MemberType = typeof(ConformanceCompliance))]
    public void Every_answer_in_memory_is_the_definitions(string algorithm) =>
        ConformanceCompliance.Sample(algorithm, setBack: false, schedule => AnswerCheck.Follow(schedule, Play(schedule)));

    private static List<Answer> Play(Schedule schedule)
    {
        var limit = schedule.Limit.InMemory();
        return schedule.Requests.Select(request => Decide(limit, request.Clock, request.Cost)).ToList();
    }

    private static Answer Decide(LocalLimit limit, long clock, long cost)
    {
        var answer = limit.Check(clock, cost);
        if (answer.IsAdmitted)
        {
            limit.Debit(clock, cost);
        }

        return answer;
    }
}
