using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using MongoDB.Bson;

namespace Shop.QueryService.MongoDb;

/// <summary>
/// A document's JSON as BSON, so that it can be looked into, and back. Not by the driver's own reader: that one gives names like
/// <c>$date</c> a meaning. Whole numbers are 64-bit integers, others decimals where they fit and doubles where not.
/// </summary>
internal static class BsonBody
{
    /// <exception cref="JsonException">It is not a JSON object.</exception>
    public static BsonDocument Of(ReadOnlyMemory<byte> json)
    {
        using var parsed = JsonDocument.Parse(json);
        return ValueOf(parsed.RootElement) as BsonDocument ?? throw new JsonException("A document is a JSON object.");
    }

    public static ReadOnlyMemory<byte> ToJson(BsonDocument body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, body);
        }

        return buffer.WrittenMemory;
    }

    private static BsonValue ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object =>
            new BsonDocument(element.EnumerateObject().Select(member => new BsonElement(member.Name, ValueOf(member.Value)))),
        JsonValueKind.Array => new BsonArray(element.EnumerateArray().Select(ValueOf)),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => NumberOf(element),
        JsonValueKind.True => BsonBoolean.True,
        JsonValueKind.False => BsonBoolean.False,
        JsonValueKind.Null => BsonNull.Value,
        _ => throw new UnreachableException($"Unknown JSON {element.ValueKind}."),
    };

    private static BsonValue NumberOf(JsonElement element) =>
        element.TryGetInt64(out var whole) ? whole
        : element.TryGetDecimal(out var number) ? new BsonDecimal128(number)
        : element.GetDouble();

    private static void Write(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value)
        {
            case BsonDocument document:
                WriteObject(writer, document);
                break;
            case BsonArray array:
                WriteArray(writer, array);
                break;
            case BsonString text:
                writer.WriteStringValue(text.Value);
                break;
            case BsonBoolean flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case BsonNull:
                writer.WriteNullValue();
                break;
            default:
                WriteNumber(writer, value);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, BsonDocument document)
    {
        writer.WriteStartObject();
        foreach (var element in document)
        {
            writer.WritePropertyName(element.Name);
            Write(writer, element.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, BsonArray array)
    {
        writer.WriteStartArray();
        foreach (var element in array)
        {
            Write(writer, element);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value)
        {
            case BsonInt64 or BsonInt32:
                writer.WriteNumberValue(value.ToInt64());
                break;
            case BsonDecimal128:
                writer.WriteNumberValue(value.ToDecimal());
                break;
            case BsonDouble number:
                writer.WriteNumberValue(number.Value);
                break;
            default:
                throw new JsonException($"A document holds a {value.BsonType}, which no read model writes.");
        }
    }
}
