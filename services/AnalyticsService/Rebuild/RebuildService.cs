using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.AnalyticsService.Views;
using Shop.ServiceDefaults.Problems;

namespace Shop.AnalyticsService.Rebuild;

/// <summary>Looks from time to time whether Redis still holds the views, and builds them when it does not.</summary>
internal sealed class RebuildService(
    ViewsOfRedis views,
    RebuildFromFacts rebuild,
    IOptions<AnalyticsOptions> options,
    TimeProvider clock,
    ILogger<RebuildService> logger) : BackgroundService
{
    private bool _down;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.CheckMilliseconds), clock);
        do
        {
            await Check(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Check(CancellationToken cancellationToken)
    {
        try
        {
            if (!await views.AreBuilt(cancellationToken))
            {
                await rebuild.Run(cancellationToken);
            }

            Answered();
        }
        catch (DependencyDownException exception)
        {
            Unanswered(exception);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.RebuildFailed(exception);
        }
    }

    private void Answered()
    {
        if (_down)
        {
            logger.LeaderboardBack();
            _down = false;
        }
    }

    private void Unanswered(Exception exception)
    {
        if (!_down)
        {
            // An outage is no fault of this code: its cause in a line, and no stack trace.
            logger.LeaderboardDown(exception.GetBaseException().Message);
            _down = true;
        }
    }
}
