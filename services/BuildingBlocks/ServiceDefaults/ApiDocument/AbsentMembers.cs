using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Shop.ServiceDefaults.ApiDocument;

/// <summary>A member that has no value is left out, so no schema names null.</summary>
internal static class AbsentMembers
{
    public static Task AreNotNull(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
        {
            foreach (var (name, member) in schema.Properties?.ToArray() ?? [])
            {
                schema.Properties![name] = WithoutNull(member);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>References cannot carry a type of their own: a nullable one is a choice between null and it.</summary>
    private static IOpenApiSchema WithoutNull(IOpenApiSchema member)
    {
        if (member.OneOf?.Where(choice => choice.Type != JsonSchemaType.Null).ToArray() is [var only])
        {
            return only;
        }

        if (member is OpenApiSchema { Type: { } type } own)
        {
            own.Type = type & ~JsonSchemaType.Null;
        }

        return member;
    }
}
