using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shop.QueryService.Orders;

internal static class OrderEndpoints
{
    public static void MapOrders(this WebApplication app)
    {
        app.MapGet("/orders/{orderId}", GetOrder.Handle)
            .Describe("GetOrder", "One order")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/customers/{customerId}/orders", ListOrders.Handle)
            .Describe("ListOrders", "A customer's orders, the newest first")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
