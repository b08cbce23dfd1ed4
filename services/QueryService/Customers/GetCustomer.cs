using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.ReadYourWrites;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Requests;

namespace Shop.QueryService.Customers;

internal static class GetCustomer
{
    /// <summary>What a customer owns and has spent.</summary>
    internal static async Task<Results<Ok<CustomerResponse>, ProblemHttpResult>> Handle(
        string customerId,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        HttpContext http,
        DocumentReader<CustomerDocument> customers,
        Freshness freshness,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("customerId", customerId);
        if (await freshness.Refuse(errors, consistencyToken, customers.ReadModel, cancellationToken) is { } problem)
        {
            return problem.ToResult(http.Response);
        }

        return await customers.Find(customerId, cancellationToken) is { } customer
            ? TypedResults.Ok(CustomerResponse.Of(customer))
            : ShopProblem.NotFound("customer-not-found", $"Customer {customerId} has never ordered.").ToResult();
    }
}
