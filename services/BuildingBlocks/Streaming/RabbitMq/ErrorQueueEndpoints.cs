using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.RabbitMq;

/// <summary>For operators, at the part itself: the gateway passes none of this on.</summary>
public static class ErrorQueueEndpoints
{
    private const int ShownMax = 20;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <param name="queue">The service's own.</param>
    public static void MapErrorQueue(this IEndpointRouteBuilder app, string queue)
    {
        app.MapGet(
            "/operations/errors",
            (HttpResponse response, [FromServices] IErrorQueues errors, CancellationToken cancellationToken) =>
                Answer(response, () => errors.Look(queue, ShownMax, cancellationToken))).ExcludeFromDescription();
        app.MapPost(
            "/operations/errors/replay",
            (HttpResponse response, [FromServices] IErrorQueues errors, ILogger<IErrorQueues> logger, CancellationToken cancellationToken) =>
                Answer(response, () => Replay(queue, errors, logger, cancellationToken))).ExcludeFromDescription();
    }

    private static async Task<ReplayedMessages> Replay(string queue, IErrorQueues errors, ILogger logger, CancellationToken cancellationToken)
    {
        var replayed = await errors.Replay(queue, cancellationToken);
        logger.ErrorsReplayed(replayed, queue);
        return new ReplayedMessages(queue, replayed);
    }

    private static async Task<Results<Ok<T>, ProblemHttpResult>> Answer<T>(HttpResponse response, Func<Task<T>> work)
    {
        try
        {
            return TypedResults.Ok(await work());
        }
        catch (DependencyUnavailableException exception)
        {
            response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem(new ProblemDetails
            {
                Type = "urn:shop:rabbitmq-down",
                Title = "A part is not available.",
                Status = StatusCodes.Status503ServiceUnavailable,
                Detail = exception.Message,
            });
        }
    }
}

/// <param name="Replayed">Messages that are in the queue again.</param>
public sealed record ReplayedMessages(string Queue, int Replayed);
