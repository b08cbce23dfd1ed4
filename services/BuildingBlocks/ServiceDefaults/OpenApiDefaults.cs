using Microsoft.AspNetCore.OpenApi;

namespace Shop.ServiceDefaults;

internal static class OpenApiDefaults
{
    public static void Configure(OpenApiOptions options) =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            // The gateway merges the documents of all parts; a part's own address would send readers past it.
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
}
