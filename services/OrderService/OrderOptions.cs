using System.ComponentModel.DataAnnotations;

namespace Shop.OrderService;

public sealed class OrderOptions
{
    public const string Section = "Order";

    /// <summary>One image, three ways to run it. Apart, a relay finds new events by its watch of the log alone.</summary>
    [EnumDataType(typeof(OrderRole))]
    public OrderRole Role { get; set; } = OrderRole.Both;
}
