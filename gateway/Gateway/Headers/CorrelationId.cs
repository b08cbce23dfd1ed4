using System.Diagnostics;
using Microsoft.Extensions.Primitives;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Requests;

namespace Shop.Gateway.Headers;

/// <summary>One name for all that belongs together: the client's, or else the trace id. Told to the parts and to the client.</summary>
internal sealed class CorrelationId(RequestDelegate next)
{
    public const string Header = "X-Correlation-Id";

    public Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[Header];
        var accepted = given.Count == 0 || IdRule.IsId(given.ToString());
        var id = given.Count > 0 && accepted ? given : new StringValues(Activity.Current?.TraceId.ToHexString());
        context.Request.Headers[Header] = id;
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        return accepted ? next(context) : Refuse(given.ToString()).Write(context);
    }

    private static ShopProblem Refuse(string given)
    {
        var errors = new RequestErrors();
        errors.RequireId(Header, given);
        return errors.Problem!;
    }
}
