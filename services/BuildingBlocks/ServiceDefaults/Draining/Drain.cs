using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Shop.ServiceDefaults.Draining;

/// <summary>
/// A server that stops closes its idle connections, and a request that is on its way on one of them is lost: for one that is not safe to
/// repeat nobody may try again. So each connection is ended by an answer first, after which its client sends nothing more on it.
/// </summary>
public sealed class Drain(IOptions<DrainOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    private volatile bool _hasBegun;

    /// <summary>Whether the process is about to end, and still takes requests.</summary>
    public bool HasBegun => _hasBegun;

    internal Task Mark(HttpContext context, RequestDelegate next)
    {
        if (_hasBegun)
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Connection = "close";
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    /// <summary>Before the server stops.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Seconds > 0)
        {
            _hasBegun = true;
            await Task.Delay(TimeSpan.FromSeconds(options.Value.Seconds), clock, cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
