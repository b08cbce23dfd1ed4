using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.ReceiptMail;

/// <summary>Generated when it is compiled: reflection would cost every cold start, and a native build has none.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    Converters = new[] { typeof(UtcMillisecondsConverter) })]
[JsonSerializable(typeof(CloudEvent))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(OrderShippedV1))]
internal sealed partial class FunctionJson : JsonSerializerContext;
