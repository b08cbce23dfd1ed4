using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Shop.FunctionHost.Processes;

/// <summary>
/// The processes of the function: none without work, one more when all are busy, never more than allowed. A free one is kept for
/// a while. The one that was busy last is used first, so that the others come to their end.
/// </summary>
internal sealed class FunctionPool(IOptions<FunctionOptions> options, FunctionTelemetry telemetry, TimeProvider clock, ILogger<FunctionPool> logger)
    : IAsyncDisposable
{
    private readonly FunctionOptions _options = options.Value;
    private readonly SemaphoreSlim _turns = new(options.Value.ProcessesMax);
    private readonly Lock _lock = new();
    private readonly List<FreeProcess> _free = [];
    private readonly HashSet<FunctionProcess> _living = [];
    private bool _isClosed;

    /// <summary>Returns when the function has answered that the event is done.</summary>
    /// <param name="line">The event, with its line feed.</param>
    /// <exception cref="FunctionRefusedException">The function refuses the event for good.</exception>
    /// <exception cref="FunctionUnavailableException">The event has to wait.</exception>
    /// <exception cref="FunctionFailedException">This attempt has failed.</exception>
    public async Task Invoke(Guid eventId, ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            (await Ask(eventId, line, cancellationToken)).RequireDone();
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Ends all of them; nothing is invoked any more.</summary>
    public async ValueTask DisposeAsync()
    {
        List<FunctionProcess> living;
        lock (_lock)
        {
            _isClosed = true;
            _free.ForEach(free => free.Timer.Dispose());
            _free.Clear();
            living = [.. _living];
        }

        await Task.WhenAll(living.Select(End));
        _turns.Dispose();
    }

    private async Task<FunctionAnswer> Ask(Guid eventId, ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var warm = TakeFree();
        var process = warm ?? Start();
        var start = warm is null ? FunctionStart.Cold : FunctionStart.Warm;
        try
        {
            var answer = await process.Ask(eventId, line, cancellationToken);
            telemetry.Invoked(start, answer.Outcome, clock.GetElapsedTime(began));
            if (answer.Outcome != FunctionOutcome.Done)
            {
                logger.FunctionNotDone(eventId, answer.Outcome);
            }

            await Free(process);
            return answer;
        }
        catch (Exception exception)
        {
            // Whatever it still does with this event, it must not answer the next one with it.
            telemetry.Invoked(start, FunctionOutcome.Lost, clock.GetElapsedTime(began));
            logger.FunctionLost(process.Id, eventId, exception.Message);
            process.Kill();
            await End(process);
            throw;
        }
    }

    private FunctionProcess Start()
    {
        var process = FunctionProcess.Start(_options, clock, logger);
        lock (_lock)
        {
            _living.Add(process);
        }

        telemetry.Started(process);
        logger.FunctionStarted(process.Id, _options.Program);
        return process;
    }

    private FunctionProcess? TakeFree()
    {
        lock (_lock)
        {
            while (_free is [.., var last])
            {
                _free.RemoveAt(_free.Count - 1);
                last.Timer.Dispose();
                if (!last.Process.HasExited)
                {
                    return last.Process;
                }

                // It died while nobody looked. As below: it is among the living until its end was noted.
                _ = End(last.Process);
            }

            return null;
        }
    }

    private async Task Free(FunctionProcess process)
    {
        lock (_lock)
        {
            if (!_isClosed)
            {
                var idle = TimeSpan.FromMilliseconds(_options.IdleMilliseconds);
                _free.Add(new FreeProcess(process, clock.CreateTimer(_ => Retire(process), null, idle, Timeout.InfiniteTimeSpan)));
                return;
            }
        }

        await End(process);
    }

    private void Retire(FunctionProcess process)
    {
        lock (_lock)
        {
            // Taken at the same moment: then it has work again.
            if (_free.RemoveAll(free => free.Process == process) == 0)
            {
                return;
            }
        }

        // Whoever closes the pool awaits this end too: the process is among the living until then.
        _ = End(process);
    }

    private async Task End(FunctionProcess process)
    {
        await process.End();
        bool isFirst;
        lock (_lock)
        {
            isFirst = _living.Remove(process);
        }

        if (isFirst)
        {
            telemetry.Ended(process);
            var lived = clock.GetElapsedTime(process.StartedAt);
            logger.FunctionEnded(process.Id, lived);
        }
    }

    private sealed record FreeProcess(FunctionProcess Process, ITimer Timer);
}
