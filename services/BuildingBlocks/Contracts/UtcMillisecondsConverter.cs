using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Contracts;

/// <summary>Times on every wire: UTC with exactly three decimals, e.g. <c>2026-01-08T09:30:00.120Z</c>.</summary>
public sealed class UtcMillisecondsConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static string Write(DateTimeOffset time) => time.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture);

    // Without an offset it would be read in the time zone of this machine.
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTime().Kind == DateTimeKind.Unspecified
            ? throw new JsonException("A time needs its offset from UTC.")
            : reader.GetDateTimeOffset().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Write(value));
}
