using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.ServiceDefaults.ApiDocument;

internal static class ApiDocumentSetup
{
    public static void AddShopApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", Configure);

    private static void Configure(OpenApiOptions options)
    {
        options.AddSchemaTransformer(MemberSchemas.Describe);
        options.AddSchemaTransformer(ProblemSchemas.Describe);
        options.AddDocumentTransformer(AbsentMembers.AreNotNull);
        options.AddDocumentTransformer((document, _, _) =>
        {
            // The gateway merges the documents of all parts; a part's own address would send readers past it.
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }
}
