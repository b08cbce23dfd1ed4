using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.AnalyticsService.Facts;
using Shop.AnalyticsService.Views;
using Shop.ServiceDefaults.Problems;

namespace Shop.AnalyticsService.Rebuild;

/// <summary>
/// Builds the views anew from all facts. Events that come meanwhile are refused by the views and wait: their facts may be among
/// those read or not, and count once either way.
/// </summary>
internal sealed class RebuildFromFacts(
    IFactStore facts,
    ViewWriter writer,
    RebuildLease lease,
    IOptions<AnalyticsOptions> options,
    TimeProvider clock,
    ILogger<RebuildFromFacts> logger)
{
    private const int ProgressFacts = 10_000;

    // At two seconds an answer, less than the lease's default.
    private const int BatchAttemptsMax = 4;

    public async Task Run(CancellationToken cancellationToken)
    {
        if (await lease.Begin(cancellationToken) is not { } run)
        {
            return;
        }

        logger.RebuildStarted();
        var started = clock.GetTimestamp();
        if (await ApplyAll(cancellationToken) is { } count && await lease.Finish(run, cancellationToken))
        {
            var elapsed = clock.GetElapsedTime(started);
            logger.RebuildFinished(count, elapsed.TotalMilliseconds);
            return;
        }

        logger.RebuildInterrupted();
    }

    /// <summary>How many facts were read; null when Redis refused to go on.</summary>
    private async Task<long?> ApplyAll(CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var page in facts.ReadPages(options.Value.RebuildBatchSize, cancellationToken))
        {
            if (!await Apply([.. page.Select(ViewChange.Of).OfType<ViewChange>()], cancellationToken))
            {
                return null;
            }

            count += page.Count;
            if (count / ProgressFacts > (count - page.Count) / ProgressFacts)
            {
                logger.RebuildProgress(count);
            }
        }

        return count;
    }

    // A batch that was not answered may be in the views or not: sent again it counts once. To begin anew would lose all the others.
    private async Task<bool> Apply(IReadOnlyList<ViewChange> changes, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await writer.ApplyAll(lease.Holder, changes, cancellationToken);
            }
            catch (DependencyDownException) when (attempt < BatchAttemptsMax)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(options.Value.CheckMilliseconds), clock, cancellationToken);
            }
        }
    }
}
