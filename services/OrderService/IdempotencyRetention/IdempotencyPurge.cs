using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.EventStore.Log;

namespace Shop.OrderService.IdempotencyRetention;

/// <summary>Forgets old idempotency keys, in batches, at the start and then from time to time. A failure waits for the next time.</summary>
internal sealed partial class IdempotencyPurge(
    IIdempotencyRecords records, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<IdempotencyPurge> logger) : BackgroundService
{
    private readonly TimeSpan _keep = TimeSpan.FromHours(options.Value.KeepHours);
    private readonly TimeSpan _period = TimeSpan.FromMinutes(options.Value.PurgeMinutes);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_period, clock);
        try
        {
            do
            {
                await TryPurge(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryPurge(CancellationToken cancellationToken)
    {
        try
        {
            await Purge(clock.GetUtcNow() - _keep, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            PurgeFailed(logger, _period, exception);
        }
    }

    private async Task Purge(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var purged = 0;
        int batch;
        do
        {
            batch = await records.Purge(before, options.Value.BatchSize, cancellationToken);
            purged += batch;
        }
        while (batch == options.Value.BatchSize);

        if (purged > 0)
        {
            KeysForgotten(logger, purged, before);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, EventName = "IdempotencyKeysForgotten",
        Message = "{Count} idempotency keys used before {Before} are forgotten.")]
    private static partial void KeysForgotten(ILogger logger, int count, DateTimeOffset before);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "IdempotencyPurgeFailed",
        Message = "Old idempotency keys could not be forgotten; the next try is in {Period}.")]
    private static partial void PurgeFailed(ILogger logger, TimeSpan period, Exception exception);
}
