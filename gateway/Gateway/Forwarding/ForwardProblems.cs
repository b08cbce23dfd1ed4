using Shop.ServiceDefaults.Problems;

namespace Shop.Gateway.Forwarding;

/// <summary>What the client is told when no part answered; above all whether a command may have run.</summary>
internal sealed partial class ForwardProblems(RequestDelegate next, ILogger<ForwardProblems> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        switch (context.Failure())
        {
            case null:
                LetEmptyRefusalBeExplained(context.Response);
                return;
            case ForwardFailure.ClientGone:
                context.EndWithoutClient();
                return;
            case { } failure when !context.Response.HasStarted:
                NotAnswered(logger, context.Request.Method, context.GetReverseProxyFeature().Cluster.Config.ClusterId, failure);
                context.Response.Clear();
                await Describe(failure, HttpMethods.IsGet(context.Request.Method)).Write(context);
                return;
        }
    }

    // A part's server refuses some requests without a body, e.g. headers too large; the status code pages fill it.
    private static void LetEmptyRefusalBeExplained(HttpResponse response)
    {
        if (response is { HasStarted: false, StatusCode: >= 400, ContentLength: 0 })
        {
            response.ContentLength = null;
        }
    }

    private static ShopProblem Describe(ForwardFailure failure, bool isQuery) => failure switch
    {
        ForwardFailure.NoInstance or ForwardFailure.NotSent =>
            ShopProblem.Unavailable("part-down", "The part behind this address is down. It has not seen the request."),
        _ when !isQuery => ShopProblem.OutcomeUnknown,
        ForwardFailure.TimedOut => StatusCodeProblems.Of(StatusCodes.Status504GatewayTimeout),
        _ => StatusCodeProblems.Of(StatusCodes.Status502BadGateway),
    };

    [LoggerMessage(Level = LogLevel.Warning, EventName = "NotAnswered", Message = "{Method} was not answered by {Cluster}: {Failure}.")]
    private static partial void NotAnswered(ILogger logger, string method, string cluster, ForwardFailure failure);
}
