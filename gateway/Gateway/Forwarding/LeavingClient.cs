using Microsoft.AspNetCore.Diagnostics;

namespace Shop.Gateway.Forwarding;

internal static class LeavingClient
{
    /// <summary>Nobody reads the answer any more: nothing is written, and it is no error.</summary>
    public static void EndWithoutClient(this HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
    }
}
