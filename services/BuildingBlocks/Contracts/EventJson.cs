using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Shop.Contracts;

/// <summary>How messages are written and read. Readers ignore members they do not know: members may be added.</summary>
public static class EventJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        Converters = { new UtcMillisecondsConverter() },
    };

    private static JsonSerializerOptions Messages { get; } = new(Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireMembers } },
    };

    public static byte[] Write(object message) => JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), Options);

    /// <exception cref="JsonException">The body does not fit <paramref name="message"/>.</exception>
    public static object Read(Type message, ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, message, Messages) ?? throw new JsonException($"A {message.Name} must not be null.");

    /// <summary>
    /// A message lacks no member but those that may be null. The serializer's own switch would require every parameter of a
    /// record, also the optional ones, which are left out when they have no value.
    /// </summary>
    public static void RequireMembers(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            member.IsRequired = member.Set is not null && !member.IsSetNullable && Nullable.GetUnderlyingType(member.PropertyType) is null;
        }
    }
}
