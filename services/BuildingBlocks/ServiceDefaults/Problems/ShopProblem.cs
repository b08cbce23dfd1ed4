using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Shop.ServiceDefaults.Problems;

/// <summary>An error as a client sees it: <c>application/problem+json</c> with a stable URN as its type.</summary>
/// <param name="What">The URN's last part, e.g. <c>already-shipped</c>.</param>
/// <param name="RetryAfter">When waiting helps; whole seconds, rounded up, on the wire.</param>
public sealed record ShopProblem(int Status, string What, string Title, string Detail, TimeSpan? RetryAfter = null)
{
    /// <summary>The command may or may not have been recorded.</summary>
    public static ShopProblem OutcomeUnknown { get; } = new(
        StatusCodes.Status504GatewayTimeout,
        "outcome-unknown",
        "Outcome unknown.",
        "The command may or may not have been recorded. Repeat it; a POST with the same Idempotency-Key.",
        TimeSpan.FromSeconds(1));

    public IDictionary<string, string[]>? Errors { get; init; }

    public static ShopProblem NotFound(string what, string detail) =>
        new(StatusCodes.Status404NotFound, what, "Not found.", detail);

    public static ShopProblem Unavailable(string what, string detail, TimeSpan? retryAfter = null) =>
        new(StatusCodes.Status503ServiceUnavailable, what, "A part is not available.", detail, retryAfter ?? TimeSpan.FromSeconds(1));

    public ProblemHttpResult ToResult() => TypedResults.Problem(ToDetails());

    /// <summary>As a result of an endpoint that also answers with a Retry-After header.</summary>
    public ProblemHttpResult ToResult(HttpResponse response)
    {
        SetRetryAfter(response);
        return ToResult();
    }

    public async Task Write(HttpContext context)
    {
        context.Response.StatusCode = Status;
        SetRetryAfter(context.Response);
        var details = ToDetails();
        await context.Response.WriteAsJsonAsync(
            details, Json.ShopJson.Options, "application/problem+json", context.RequestAborted);
    }

    internal static void NameTrace(ProblemDetails details) =>
        details.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString();

    private void SetRetryAfter(HttpResponse response)
    {
        if (RetryAfter is { } wait)
        {
            var seconds = (long)Math.Ceiling(wait.TotalSeconds);
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    private ProblemDetails ToDetails()
    {
        var details = new ProblemDetails { Type = $"urn:shop:{What}", Title = Title, Status = Status, Detail = Detail };
        NameTrace(details);
        if (Errors is not null)
        {
            details.Extensions["errors"] = Errors;
        }

        return details;
    }
}
