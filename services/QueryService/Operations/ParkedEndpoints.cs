using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shop.QueryService.Operations;

/// <summary>For operators, at the part itself: the gateway passes none of this on.</summary>
internal static class ParkedEndpoints
{
    public static void MapParked(this WebApplication app)
    {
        app.MapGet("/operations/parked", ListParked.Handle).ExcludeFromDescription();
        app.MapPost("/operations/parked/{topic}/{key}/replay", ReplayParked.Handle).ExcludeFromDescription();

        // Messages without a key are parked together, under the empty one.
        app.MapPost("/operations/parked/{topic}/replay", ReplayParked.HandleWithoutKey).ExcludeFromDescription();
    }
}
