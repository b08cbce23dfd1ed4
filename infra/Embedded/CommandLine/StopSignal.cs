using System.Runtime.InteropServices;

namespace Shop.Embedded.CommandLine;

/// <summary>
/// SIGINT or SIGTERM, once; the process ends by returning from Main, not by being torn down. Who signals again does not want to
/// wait: the second one ends the process at once.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<PosixSignal> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    public Task<PosixSignal> Stopped => _stopped.Task;

    public CancellationToken Token => _stopping.Token;

    /// <returns>The exit code, as a shell reports a process that the signal ended.</returns>
    public async Task<int> LeaveDemo()
    {
        await Console.Out.WriteLineAsync("\nThe demo was stopped before its end.");
        return await Stopped == PosixSignal.SIGINT ? 130 : 143;
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stopping.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = _stopped.TrySetResult(context.Signal);
        if (context.Cancel)
        {
            _stopping.Cancel();
        }
    }
}
