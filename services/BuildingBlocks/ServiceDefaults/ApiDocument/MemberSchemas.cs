using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Shop.ServiceDefaults.ApiDocument;

/// <summary>Objects as the JSON of the shop has them; the framework derives other rules from constructors and converters.</summary>
internal static class MemberSchemas
{
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo;
        if (type.Kind == JsonTypeInfoKind.Object)
        {
            schema.Required = type.Properties.Where(IsAlwaysThere).Select(member => member.Name).ToHashSet();

            // A body with an unknown member is refused; answers may get more members.
            schema.AdditionalPropertiesAllowed = context.ParameterDescription is null;
        }
        else if ((Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (schema.Enum is { Count: > 0 })
        {
            schema.Type ??= JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }

    // Members of a request are nullable in C#, because a client may leave them out: there the attribute tells.
    private static bool IsAlwaysThere(JsonPropertyInfo member) =>
        member.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) == true
        || !(member.IsGetNullable || Nullable.GetUnderlyingType(member.PropertyType) is not null);
}
