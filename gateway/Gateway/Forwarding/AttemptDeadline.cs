using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace Shop.Gateway.Forwarding;

/// <summary>Bounds one attempt on one instance. A late instance is a failed one, for the retry and for the passive health check.</summary>
internal sealed class AttemptDeadline(RequestDelegate next, IOptions<ForwardingOptions> options, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var clientGone = context.RequestAborted;
        using var deadline = new CancellationTokenSource(options.Value.TimeoutOf(context.Request), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clientGone, deadline.Token);
        context.RequestAborted = either.Token;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestAborted = clientGone;
        }

        if (deadline.IsCancellationRequested && !clientGone.IsCancellationRequested
            && context.Features.Get<IForwarderErrorFeature>() is { } failure)
        {
            context.Features.Set<IForwarderErrorFeature>(new DeadlinePassed(failure.Exception));
        }
    }

    internal sealed class DeadlinePassed(Exception? exception) : IForwarderErrorFeature
    {
        public ForwarderError Error => ForwarderError.RequestTimedOut;

        public Exception? Exception => exception;
    }
}
