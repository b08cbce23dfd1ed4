using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shop.QueryService.Customers;

internal static class CustomerEndpoints
{
    public static void MapCustomers(this WebApplication app) =>
        app.MapGet("/customers/{customerId}", GetCustomer.Handle)
            .Describe("GetCustomer", "What a customer owns and has spent", StatusCodes.Status404NotFound);
}
