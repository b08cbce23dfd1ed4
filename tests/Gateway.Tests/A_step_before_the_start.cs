using Microsoft.Extensions.Time.Testing;
using Shop.Gateway.Tests.Fixture;
using Shop.ServiceDefaults;

namespace Shop.Gateway.Tests;

public sealed class A_step_before_the_start : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LogCapture _log = new();
    private int _attempts;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task that_is_done_exits_with_0()
    {
        Assert.Equal(0, await Run(_ => Task.CompletedTask));
        Assert.Equal(1, _attempts);
        Assert.Single(_log.Of("StepBegins"));
        Assert.Single(_log.Of("StepDone"));
    }

    [Fact]
    public async Task is_tried_again_while_a_server_is_not_reachable()
    {
        Assert.Equal(0, await Run(attempt => attempt < 4 ? throw new IOException("refused") : Task.CompletedTask));
        Assert.Equal(4, _attempts);
        Assert.Equal(3, _log.Of("StepWaits").Count());
    }

    [Fact]
    public async Task that_reaches_no_server_for_a_minute_exits_with_1()
    {
        var began = _clock.GetTimestamp();
        Assert.Equal(1, await Run(_ => throw new IOException("refused")));
        Assert.True(_clock.GetElapsedTime(began) >= OneShot.TimeMax);
        Assert.True(_attempts > 1);
        Assert.Single(_log.Of("StepFailed"));
    }

    [Fact]
    public async Task that_fails_for_another_reason_is_not_repeated()
    {
        Assert.Equal(1, await Run(_ => throw new InvalidOperationException("wrong schema")));
        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task that_is_stopped_exits_with_1()
    {
        using var stop = new CancellationTokenSource();
        var run = StepOf(_log).Run(
            token =>
            {
                stop.Cancel();
                token.ThrowIfCancellationRequested();
                return Task.CompletedTask;
            },
            stop.Token);

        Assert.Equal(1, await run);
    }

    /// <summary>To its end, in the time of the clock.</summary>
    private async Task<int> Run(Func<int, Task> attempt)
    {
        var run = StepOf(_log).Run(_ => attempt(++_attempts), TestContext.Current.CancellationToken);
        while (!run.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await run;
    }

    private OneShot StepOf(LogCapture log) =>
        new("migrate", exception => exception is IOException, _clock, log.CreateLogger("step"));
}
