using Shop.OrderService.Domain;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Domain.Products;
using static Shop.OrderService.Tests.Domain.Sample;
using static Shop.OrderService.Tests.Domain.Specification;

namespace Shop.OrderService.Tests.Domain;

public sealed class Deciding_to_place_an_order
{
    private static readonly Product.Registered Cup = new("cup", "Cup", Euro(399));

    [Fact]
    public void records_what_was_asked_for_and_when()
    {
        var details = Accepted([Tea], ("tea", 2));

        Assert.Equal(
            (OrderId, "customer-1", "ada@example.org", Home, Noon),
            (details.OrderId, details.CustomerId, details.Email, details.ShippingAddress, details.PlacedAt));
    }

    [Fact]
    public void takes_names_and_prices_from_the_catalogue_in_the_order_of_the_lines() => Assert.Equal(
        [new OrderLine("cup", "Cup", 1, Euro(399)), new OrderLine("tea", "Tea", 2, Euro(1250))],
        Accepted([Tea, Cup], ("cup", 1), ("tea", 2)).Lines);

    [Fact]
    public void adds_up_the_total() =>
        Assert.Equal(Euro((2 * 1250) + (3 * 399)), Accepted([Tea, Cup], ("tea", 2), ("cup", 3)).Total);

    [Fact]
    public void takes_a_product_that_costs_nothing() =>
        Assert.Equal(Euro(0), Accepted([Tea with { Price = Euro(0) }], ("tea", 1_000)).Total);

    [Fact]
    public void takes_a_total_at_the_limit() =>
        Assert.Equal(Euro(Money.AmountMax), Accepted([Tea with { Price = Euro(Money.AmountMax / 1_000) }], ("tea", 1_000)).Total);

    [Fact]
    public void is_refused_above_the_limit() =>
        When([Tea with { Price = Euro(Money.AmountMax) }, Cup with { Price = Euro(1) }], ("tea", 1), ("cup", 1)).Then(Reason.TotalTooHigh);

    [Fact]
    public void does_not_overflow_at_the_largest_order_there_can_be()
    {
        var products = Enumerable.Range(0, 100).Select(index => new Product.Registered($"p{index}", "P", Euro(Money.AmountMax))).ToArray();

        When(products, [.. products.Select(product => (product.ProductId, 1_000))]).Then(Reason.TotalTooHigh);
    }

    [Fact]
    public void is_refused_for_a_product_that_is_not_in_the_catalogue_and_names_it() =>
        When([Tea], ("tea", 1), ("gin", 1), ("rum", 1)).Then(Reason.UnknownProduct, "gin");

    [Fact]
    public void is_refused_in_two_currencies() =>
        When([Tea, Cup with { Price = new Money(399, "CHF") }], ("tea", 1), ("cup", 1)).Then(Reason.MixedCurrencies);

    [Fact]
    public void needs_no_address() => Assert.Null(Assert.IsType<OrderEvent.Placed>(
        Given().When(_ => Place(new NewOrder("c", "e", [new("tea", 1)], null), [Tea])).ThenAccepted()).Details.ShippingAddress);

    private static OrderDetails Accepted(Product.Registered[] products, params (string ProductId, int Quantity)[] lines) =>
        Assert.IsType<OrderEvent.Placed>(When(products, lines).ThenAccepted()).Details;

    private static Decided<OrderEvent> When(Product.Registered[] products, params (string ProductId, int Quantity)[] lines)
    {
        var order = new NewOrder(
            "customer-1", "ada@example.org", [.. lines.Select(line => new PlacedLine(line.ProductId, line.Quantity))], Home);
        return Given().When(_ => Place(order, products));
    }

    private static Decision<OrderEvent> Place(NewOrder order, Product.Registered[] products) =>
        OrderDecider.Place(OrderId, order, Catalogue(products), Noon);
}
