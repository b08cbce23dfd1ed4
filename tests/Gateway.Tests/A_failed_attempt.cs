using Microsoft.AspNetCore.Http;
using Shop.Gateway.Forwarding;
using Yarp.ReverseProxy.Forwarder;

namespace Shop.Gateway.Tests;

public sealed class A_failed_attempt
{
    [Fact]
    public void was_not_sent_when_connecting_took_too_long() => Assert.Equal(
        ForwardFailure.NotSent,
        Failure(ForwarderError.RequestTimedOut, new TaskCanceledException("", new TimeoutException("ConnectTimeout"))));

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public void was_not_sent_when_there_was_no_connection(HttpRequestError error) =>
        Assert.Equal(ForwardFailure.NotSent, Failure(ForwarderError.Request, new HttpRequestException(error)));

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.InvalidResponse)]
    [InlineData(HttpRequestError.Unknown)]
    public void may_have_been_seen_when_the_connection_broke(HttpRequestError error) =>
        Assert.Equal(ForwardFailure.BrokenOff, Failure(ForwarderError.Request, new HttpRequestException(error)));

    [Fact]
    public void may_have_been_seen_when_the_proxy_gave_up_waiting() =>
        Assert.Equal(ForwardFailure.BrokenOff, Failure(ForwarderError.RequestTimedOut, new TaskCanceledException()));

    private static ForwardFailure? Failure(ForwarderError error, Exception exception)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IForwarderErrorFeature>(new Failed(error, exception));
        return context.Failure();
    }

    private sealed record Failed(ForwarderError Error, Exception? Exception) : IForwarderErrorFeature;
}
