using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.Answers;

/// <summary>What every successful command answers beside its body: the version and where a later read must have come to.</summary>
internal static class CommandAnswer
{
    public static void Describe<TState>(this HttpResponse response, Hydrated<TState> now, Topic topic, string key)
    {
        response.SetETag(now.Version);
        response.Headers[ConsistencyToken.Header] = new ConsistencyToken(topic.Name, key, now.Last).ToString();
    }

    public static ProblemHttpResult Refuse(this HttpResponse response, Domain.Rejection why) => why.ToProblem().ToResult(response);
}
