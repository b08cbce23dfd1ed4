using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Shop.FunctionHost.Processes;

/// <summary>One process of a function. It has one event in hand at a time.</summary>
internal sealed class FunctionProcess
{
    private readonly Process _process;
    private readonly FunctionOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Stream _input;
    private readonly AnswerReader _answers;
    private readonly Lazy<Task> _ending;

    private FunctionProcess(Process process, long startedAt, FunctionOptions options, TimeProvider clock, ILogger logger)
    {
        (_process, _options, _clock, _logger) = (process, options, clock, logger);
        StartedAt = startedAt;
        Id = process.Id;
        _input = process.StandardInput.BaseStream;
        _answers = new AnswerReader(process.StandardOutput.BaseStream);
        _ending = new Lazy<Task>(EndOnce);
    }

    public int Id { get; }

    /// <summary>As the clock's timestamps are.</summary>
    public long StartedAt { get; }

    public bool HasExited => _process.HasExited;

    /// <exception cref="FunctionFailedException">The system does not start it.</exception>
    public static FunctionProcess Start(FunctionOptions options, TimeProvider clock, ILogger logger)
    {
        var startedAt = clock.GetTimestamp();
        var process = new Process { StartInfo = FunctionCommand.Of(options) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new FunctionFailedException($"{options.Program} cannot be started: {exception.Message}.", exception);
        }

        var id = process.Id;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                logger.FunctionSaid(id, text);
            }
        };
        process.BeginErrorReadLine();
        return new FunctionProcess(process, startedAt, options, clock, logger);
    }

    /// <param name="line">The event, with its line feed.</param>
    /// <exception cref="FunctionFailedException">It has died, was too slow, or has written something else. It is of no more use.</exception>
    /// <exception cref="OperationCanceledException">The caller does not wait any more; what the process does with the event is unknown.</exception>
    public async Task<FunctionAnswer> Ask(Guid eventId, ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(_options.TimeoutMilliseconds), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var answer = await Exchange(line, either.Token) ?? throw await Died(either.Token);
            return FunctionAnswer.Parse(answer, eventId);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FunctionFailedException($"Process {Id} has not answered within {_options.TimeoutMilliseconds} ms.");
        }
        catch (IOException exception)
        {
            throw new FunctionFailedException($"Process {Id} takes no more events.", exception);
        }
    }

    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Ends its input and waits until it has ended; kills it when it takes too long. Called again it is the same end.</summary>
    public Task End() => _ending.Value;

    // .NET writes to a pipe and reads from it on a thread that no token reaches. What is left there ends when the process is killed.
    private Task<byte[]?> Exchange(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        var exchange = WriteThenRead(line, cancellationToken);
        _ = exchange.ContinueWith(
            late => late.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return exchange.WaitAsync(cancellationToken);
    }

    private async Task<byte[]?> WriteThenRead(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        await _input.WriteAsync(line, cancellationToken);
        await _input.FlushAsync(cancellationToken);
        return await _answers.Read(cancellationToken);
    }

    private async Task EndOnce()
    {
        _input.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(_options.ExitMilliseconds), _clock);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            _logger.FunctionKilled(Id, _options.ExitMilliseconds);
            Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task<FunctionFailedException> Died(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return new FunctionFailedException($"Process {Id} has ended with exit code {_process.ExitCode} and without an answer.");
    }
}
