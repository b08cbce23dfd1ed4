using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Shop.Architecture.Tests.Samples.OtherSlice;
using Shop.Architecture.Tests.Samples.Shared;

namespace Shop.Architecture.Tests.Samples.OneSlice;

/// <summary>A slice that knows another one.</summary>
internal static class OneEndpoint
{
    public static void MapOne(this IEndpointRouteBuilder routes) => routes.MapGet("/one", () => new SharedAnswer(OtherConsumer.Name));
}
