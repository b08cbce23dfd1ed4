using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Contracts;

/// <summary>How messages are written and read. Readers ignore members they do not know: members may be added.</summary>
public static class EventJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        Converters = { new UtcMillisecondsConverter() },
    };

    public static byte[] Write(object message) => JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), Options);

    /// <exception cref="JsonException">The body does not fit <paramref name="message"/>.</exception>
    public static object Read(Type message, ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, message, Options) ?? throw new JsonException($"A {message.Name} must not be null.");
}
