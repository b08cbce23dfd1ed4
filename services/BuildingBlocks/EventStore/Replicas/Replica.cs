using Microsoft.Extensions.Logging;

namespace Shop.EventStore.Replicas;

/// <summary>A replica that is asked within a limit, and left out for a while when it does not answer.</summary>
internal sealed partial class Replica(HistoryServer server, ReplicaOptions options, TimeProvider clock, ILogger logger)
{
    private readonly TimeSpan _answerTimeMax = TimeSpan.FromMilliseconds(options.AnswerMilliseconds);
    private readonly CircuitBreaker _breaker = new(TimeSpan.FromSeconds(options.LeftOutSeconds), clock);

    public string Name => server.Name;

    public bool Admits() => _breaker.Admits();

    /// <summary>Null when it does not have the point yet, or has failed.</summary>
    public async Task<Answer<T>?> Ask<T>(
        LogPoint? atLeast, Func<HistoryServer, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempt = ReadFrom(atLeast, read, limit.Token);
        try
        {
            // Waited for from outside: a server that stands still does not even end a cancelled request in time.
            var answer = await attempt.WaitAsync(_answerTimeMax, clock, cancellationToken);
            TellWhenBack();
            return answer;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LeaveOut(exception);
            return null;
        }
        finally
        {
            _ = End(attempt, limit);
        }
    }

    /// <summary>The point and the read from one server: another may be further behind.</summary>
    private async Task<Answer<T>?> ReadFrom<T>(
        LogPoint? atLeast, Func<HistoryServer, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return atLeast is null || await server.Events.Has(atLeast.Partition, atLeast.Sequence, cancellationToken)
            ? new Answer<T>(await read(server, cancellationToken))
            : null;
    }

    private void TellWhenBack()
    {
        if (_breaker.Close())
        {
            ReplicaBack(logger, Name);
        }
    }

    private void LeaveOut(Exception exception)
    {
        if (_breaker.Open())
        {
            ReplicaLeftOut(logger, Name, exception);
        }
    }

    private static async Task End(Task attempt, CancellationTokenSource limit)
    {
        using (limit)
        {
            await limit.CancelAsync();
            await attempt.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, EventName = "ReplicaLeftOut",
        Message = "The replica {Name} failed and is left out; the primary answers.")]
    private static partial void ReplicaLeftOut(ILogger logger, string name, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, EventName = "ReplicaBack", Message = "The replica {Name} answers again.")]
    private static partial void ReplicaBack(ILogger logger, string name);
}

internal sealed record Answer<T>(T Value);
