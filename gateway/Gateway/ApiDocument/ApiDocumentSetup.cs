using Microsoft.AspNetCore.Http.HttpResults;
using Scalar.AspNetCore;
using Shop.ServiceDefaults.Problems;

namespace Shop.Gateway.ApiDocument;

internal static class ApiDocumentSetup
{
    private const string DocsPath = "/docs";

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ApiDocumentOptions>().BindConfiguration(ApiDocumentOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<PartDocuments>();
        services.AddSingleton<ShopDocument>();
    }

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapGet(PartDocuments.Path, Handle).ExcludeFromDescription();
        app.MapGet("/", () => TypedResults.Redirect(DocsPath)).ExcludeFromDescription();
        app.MapScalarApiReference(DocsPath, Configure);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Handle(
        ShopDocument shop, HttpResponse response, CancellationToken cancellationToken)
    {
        var result = await shop.Get(cancellationToken);
        return result.Document is { } document
            ? TypedResults.Content(document, "application/json; charset=utf-8")
            : ShopProblem.Unavailable("part-down", $"The API document of these parts is missing: {string.Join(", ", result.Missing)}.")
                .ToResult(response);
    }

    // The page must work without a network: scripts come from this process, fonts from the system, nothing is reported home.
    private static void Configure(ScalarOptions options) => options
        .WithTitle("Shop")
        .WithOpenApiRoutePattern(PartDocuments.Path)
        .DisableDefaultFonts()
        .DisableTelemetry()
        .DisableAgent()
        .DisableMcp();
}
