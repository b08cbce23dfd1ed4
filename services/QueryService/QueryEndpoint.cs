using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shop.ServiceDefaults.ApiDocument;

namespace Shop.QueryService;

/// <summary>What the OpenAPI document says of every query.</summary>
internal static class QueryEndpoint
{
    public static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint, string name, string summary, params int[] refusals) => endpoint
        .WithName(name)
        .WithSummary(summary)
        .WithTags("Queries")
        .Refuses(refusals);
}
