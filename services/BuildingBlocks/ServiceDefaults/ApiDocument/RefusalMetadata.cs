using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Shop.ServiceDefaults.ApiDocument;

public static class RefusalMetadata
{
    /// <summary>What an operation may answer instead of a success: <paramref name="statuses"/>, and what all of its kind may.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        endpoint.ProducesValidationProblem();

        // Whether it reads a body is known when all else has been said about it.
        endpoint.Finally(builder =>
        {
            foreach (var status in statuses.Concat(OfItsKind(builder)).Order())
            {
                builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
            }
        });
        return endpoint;
    }

    private static IEnumerable<int> OfItsKind(EndpointBuilder endpoint)
    {
        yield return StatusCodes.Status503ServiceUnavailable;
        if (endpoint.Metadata.OfType<IAcceptsMetadata>().Any())
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (!endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Get)))
        {
            yield return StatusCodes.Status504GatewayTimeout;
        }
    }
}
