using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Shop.ServiceDefaults.ApiDocument;

/// <summary>Problems as <see cref="Problems.ShopProblem"/> writes them; the framework knows neither the trace nor what is always there.</summary>
internal static class ProblemSchemas
{
    private const string Errors = "errors";

    private static readonly string[] Always = ["type", "title", "status", "detail", "traceId"];

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type.IsAssignableTo(typeof(ProblemDetails)) && schema.Properties is { } members)
        {
            members.Remove("instance");
            members["type"].Description = "Stable, e.g. urn:shop:order-not-found.";
            members["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Also in X-Trace-Id." };
            schema.Required = Always.ToHashSet();
            if (members.TryGetValue(Errors, out var errors))
            {
                errors.Description = "Messages by the path of a member, e.g. lines[0].quantity.";
                schema.Required.Add(Errors);
            }
        }

        return Task.CompletedTask;
    }
}
