using Yarp.ReverseProxy.Forwarder;

namespace Shop.Gateway.Forwarding;

/// <summary>What a failed attempt says about the part: whether it can have seen the request.</summary>
internal enum ForwardFailure
{
    ClientGone,
    NoInstance,
    NotSent,
    BrokenOff,
    TimedOut,
}

internal static class ForwardFailures
{
    /// <summary>Null when the part answered.</summary>
    public static ForwardFailure? Failure(this HttpContext context) => context.Features.Get<IForwarderErrorFeature>() switch
    {
        null => null,
        _ when context.RequestAborted.IsCancellationRequested => ForwardFailure.ClientGone,
        { Error: ForwarderError.NoAvailableDestinations } => ForwardFailure.NoInstance,
        AttemptDeadline.DeadlinePassed => ForwardFailure.TimedOut,
        { Error: ForwarderError.RequestCreation } => ForwardFailure.NotSent,
        { Exception: { } exception } when IsConnectFailure(exception) => ForwardFailure.NotSent,
        _ => ForwardFailure.BrokenOff,
    };

    private static bool IsConnectFailure(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        // The only timeout inside the handler is ConnectTimeout; the attempt's own is told apart above.
        OperationCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };
}
