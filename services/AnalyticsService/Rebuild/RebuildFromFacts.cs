using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.AnalyticsService.Facts;
using Shop.AnalyticsService.Views;

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
            if (!await writer.ApplyAll(lease.Holder, [.. page.Select(ViewChange.Of).OfType<ViewChange>()], cancellationToken))
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
}
