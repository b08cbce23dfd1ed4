using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Shop.ServiceDefaults.Problems;

/// <summary>Bodies for answers that routing, binding or the server give without one.</summary>
public static class StatusCodeProblems
{
    public static Task Write(StatusCodeContext context) =>
        Of(context.HttpContext.Response.StatusCode).Write(context.HttpContext);

    public static ShopProblem Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => BadRequest.Of("", "The request is not well-formed."),
        StatusCodes.Status404NotFound => ShopProblem.NotFound("no-such-route", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed =>
            new(status, "method-not-allowed", "Method not allowed.", "This address does not take that method; see Allow."),
        StatusCodes.Status413PayloadTooLarge =>
            new(status, "body-too-large", "Body too large.", $"A body has at most {Defaults.BodyBytesMax} bytes."),
        StatusCodes.Status415UnsupportedMediaType =>
            new(status, "not-json", "Unsupported media type.", "The body must be application/json."),
        StatusCodes.Status408RequestTimeout => new(status, "request-timeout", "Request timeout.", "The request took too long to arrive."),
        StatusCodes.Status502BadGateway =>
            new(status, "bad-gateway", "Bad gateway.", "The part behind the gateway broke off.", TimeSpan.FromSeconds(1)),
        StatusCodes.Status503ServiceUnavailable => ShopProblem.Unavailable("unavailable", "The part behind this address is not available."),
        StatusCodes.Status504GatewayTimeout =>
            new(status, "timeout", "Gateway timeout.", "The part behind the gateway took too long.", TimeSpan.FromSeconds(1)),
        >= 500 => new(status, "internal-error", "Internal error.", "The server failed; the trace id leads to its log."),
        _ => new(status, "refused", "Refused.", $"The request was refused with status {status}."),
    };
}
