using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shop.QueryService.Documents;
using Shop.QueryService.Projector;
using Shop.ServiceDefaults.Problems;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Operations;

internal static class ReplayParked
{
    /// <summary>Handles the parked messages of a key in order and lets the key through again.</summary>
    /// <param name="discard">Places of parked messages that an operator has judged void: they are not handled.</param>
    internal static async Task<Results<Ok<ReplayResponse>, ProblemHttpResult>> Handle(
        string topic, string key, [FromQuery] ParkedPlace[]? discard, ParkedEvents parked, CancellationToken cancellationToken)
    {
        var replayed = 0;
        var found = await parked.Find(topic, key, cancellationToken);
        foreach (var partition in found)
        {
            var result = await parked.Replay(partition, OffsetsOf(partition, discard ?? []), cancellationToken);
            if (ProblemOf(partition, result) is { } problem)
            {
                return problem.ToResult();
            }

            replayed += result.Handled;
        }

        return found.Count > 0 ? TypedResults.Ok(new ReplayResponse(topic, key, replayed)) : NotParked(topic, key).ToResult();
    }

    internal static Task<Results<Ok<ReplayResponse>, ProblemHttpResult>> HandleWithoutKey(
        string topic, [FromQuery] ParkedPlace[]? discard, ParkedEvents parked, CancellationToken cancellationToken) =>
        Handle(topic, "", discard, parked, cancellationToken);

    private static HashSet<long> OffsetsOf(ParkedKey key, ParkedPlace[] places) =>
        [.. places.Where(place => place.Partition == key.Partition).Select(place => place.Offset)];

    private static ShopProblem? ProblemOf(ParkedKey key, ReplayResult result) => result.Outcome switch
    {
        ReplayOutcome.Replayed => null,
        ReplayOutcome.NotParked => NotParked(key.Topic, key.Key),
        ReplayOutcome.NotHeldHere => new ShopProblem(
            StatusCodes.Status409Conflict,
            "partition-held-elsewhere",
            "Another instance replays this key.",
            $"Partition {key.Partition} of {key.Topic} is held by another instance; ask that one."),
        _ => new ShopProblem(
            StatusCodes.Status409Conflict,
            "replay-failed",
            "The key stays parked.",
            $"The message at {new ParkedPlace(key.Partition, result.Offset ?? -1)} cannot be handled: {result.Reason}"),
    };

    private static ShopProblem NotParked(string topic, string key) =>
        ShopProblem.NotFound("key-not-parked", $"No message of '{key}' in {topic} is parked.");
}
