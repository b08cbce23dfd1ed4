using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shop.ServiceDefaults.Problems;

namespace Shop.ServiceDefaults.Requests;

/// <summary>413 above a number of bytes, whether the client said before how many it sends or not.</summary>
internal static class BodyLimit
{
    public static void LimitBody(this WebApplication app, int bytesMax) => app.Use((context, next) =>
    {
        if (context.Request.ContentLength > bytesMax)
        {
            return StatusCodeProblems.Of(StatusCodes.Status413PayloadTooLarge).Write(context);
        }

        if (context.Request.ContentLength is null)
        {
            context.Request.Body = new LimitedStream(context.Request.Body, bytesMax);
        }

        return next(context);
    });
}
