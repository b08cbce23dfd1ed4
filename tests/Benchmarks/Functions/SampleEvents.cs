using System.Text;
using System.Text.Json.Nodes;
using Shop.Benchmarks.Measuring;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.Benchmarks.Functions;

internal static class SampleEvents
{
    public static OrderShippedV1 Shipped()
    {
        var order = SampleOrders.Placed(1);
        return new OrderShippedV1(
            order.OrderId, order.CustomerId, order.Email, order.Lines, order.Total, order.PlacedAt, null, "Post", "AT-1", order.PlacedAt.AddDays(1));
    }

    /// <summary>As the host writes it, with the line feed.</summary>
    public static ReadOnlyMemory<byte> ShippedLine(Guid id) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = id,
        ["source"] = "/orders",
        ["type"] = "order-shipped.v1",
        ["data"] = JsonNode.Parse(EventJson.Write(Shipped())),
    }.ToJsonString() + "\n");
}
