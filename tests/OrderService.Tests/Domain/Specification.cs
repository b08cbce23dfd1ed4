using Shop.OrderService.Domain;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Domain.Products;

namespace Shop.OrderService.Tests.Domain;

/// <summary><c>Given(events).When(command).Then(event or reason)</c>.</summary>
internal static class Specification
{
    public static Given<Order, OrderEvent> Given(params OrderEvent[] history) =>
        new(history.Aggregate((Order)new Order.Missing(), OrderFold.Apply));

    public static Given<Product, ProductEvent> GivenProduct(params ProductEvent[] history) =>
        new(history.Aggregate((Product)new Product.Missing(), (_, @event) => @event.Product));
}

internal sealed record Given<TState, TEvent>(TState State)
{
    public Decided<TEvent> When(Func<TState, Decision<TEvent>> command) => new(command(State));
}

internal sealed record Decided<TEvent>(Decision<TEvent> Decision)
{
    public void Then(TEvent expected) => Assert.Equal(expected, ThenAccepted());

    public void Then(Reason reason, string? subject = null) =>
        Assert.Equal(new Rejection(reason, subject), Assert.IsType<Decision<TEvent>.Rejected>(Decision).Why);

    public void ThenNothing() => Assert.Same(Decision<TEvent>.Nothing, Decision);

    public TEvent ThenAccepted() => Assert.IsType<Decision<TEvent>.Accepted>(Decision).Event;
}
