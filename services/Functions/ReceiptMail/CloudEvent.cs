using System.Text.Json;

namespace Shop.ReceiptMail;

/// <summary>The members of CloudEvents 1.0 in JSON that this function needs.</summary>
/// <param name="Type">e.g. <c>order-shipped.v1</c>.</param>
internal sealed record CloudEvent(Guid Id, string Type, JsonElement Data);
