using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shop.QueryService.Orders;

internal static class OrderEndpoints
{
    public static void MapOrders(this WebApplication app)
    {
        app.MapGet("/orders/{orderId}", GetOrder.Handle)
            .Describe("GetOrder", "One order", StatusCodes.Status404NotFound)
            .Produces(StatusCodes.Status304NotModified);
        app.MapGet("/customers/{customerId}/orders", ListOrders.Handle)
            .Describe("ListOrders", "A customer's orders, the newest first", StatusCodes.Status404NotFound);
    }
}
