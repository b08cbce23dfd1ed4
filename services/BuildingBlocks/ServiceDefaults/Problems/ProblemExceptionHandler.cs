using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.ServiceDefaults.Problems;

/// <summary>The last line: what no endpoint answered. A client's mistake is a 400, ours is logged and says nothing of itself.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The client has gone: what it broke off is nobody's error, and nobody reads an answer.
        if (exception is OperationCanceledException or BadHttpRequestException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        try
        {
            await Describe(exception, httpContext.Request.Method, httpContext.Request.Path).Write(httpContext);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // It left while it was being answered.
        }

        return true;
    }

    private ShopProblem Describe(Exception exception, string method, string path)
    {
        switch (exception)
        {
            case BadHttpRequestException { InnerException: JsonException json }:
                return BadRequest.Of(JsonErrors.Describe(json));
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }:
                return BadRequest.Of("", "The request is not well-formed.");
            case BadHttpRequestException bad:
                return StatusCodeProblems.Of(bad.StatusCode);
            case DependencyDownException down:
                DependencyDown(logger, down.Part, method, path, exception);
                return ShopProblem.Unavailable(down.What, $"{down.Part} is not available. Nothing was recorded.");
            case OutcomeUnknownException:
                OutcomeUnknown(logger, method, path, exception);
                return ShopProblem.OutcomeUnknown;
            default:
                RequestFailed(logger, method, path, exception);
                return StatusCodeProblems.Of(StatusCodes.Status500InternalServerError);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, EventName = "DependencyDown", Message = "{Part} is down: {Method} {Path} answered 503.")]
    private static partial void DependencyDown(ILogger logger, string part, string method, string path, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "OutcomeUnknown", Message = "{Method} {Path} may or may not be recorded.")]
    private static partial void OutcomeUnknown(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, EventName = "RequestFailed", Message = "{Method} {Path} failed.")]
    private static partial void RequestFailed(ILogger logger, string method, string path, Exception exception);
}
