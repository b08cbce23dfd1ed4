using Shop.Contracts;
using Shop.QueryService.Projector;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Requests;

namespace Shop.QueryService.ReadYourWrites;

/// <summary>Makes a GET that carries a token answer with a state that includes its command, or not at all.</summary>
internal sealed class Freshness(CheckpointWatcher watcher)
{
    // The token may be of a log that was deleted since: whether its command is recorded is not known here.
    private const string NotIncluded =
        "What is shown here does not include the command of this Consistency-Token: not yet, or its log is gone.";

    /// <summary>
    /// The 400 for what <paramref name="errors"/> hold or a malformed token, else the 503 when the read model does not
    /// get there in time; null when the query may be answered.
    /// </summary>
    public async Task<ShopProblem?> Refuse(
        RequestErrors errors, string? token, IReadModel readModel, CancellationToken cancellationToken)
    {
        var parsed = errors.ParseReturned<ConsistencyToken>(ConsistencyToken.Header, token, ConsistencyToken.TryParse);
        if (errors.Problem is { } problem)
        {
            return problem;
        }

        return parsed is null || parsed.Topic != readModel.Topic.Name || await watcher.WaitFor(TargetOf(parsed, readModel), cancellationToken)
            ? null
            : ShopProblem.Unavailable("not-yet-visible", NotIncluded);
    }

    private static Target TargetOf(ConsistencyToken token, IReadModel readModel) =>
        new(readModel.Name, token.Topic, readModel.Topic.PartitionOf(token.Key), token.Key, token.Sequence);
}
