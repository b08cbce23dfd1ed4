using Shop.OrderService.Domain;
using Shop.OrderService.Domain.Products;
using static Shop.OrderService.Tests.Domain.Sample;
using static Shop.OrderService.Tests.Domain.Specification;

namespace Shop.OrderService.Tests.Domain;

public sealed class Deciding_about_a_product
{
    private static readonly Product.Registered GreenTea = Tea with { Name = "Green tea" };
    private static readonly Product.Registered DearTea = Tea with { Price = Euro(9900) };

    [Fact]
    public void registers_a_new_one() => GivenProduct().When(Register(Tea)).Then(TeaRegistered);

    [Fact]
    public void does_nothing_when_the_same_is_registered_again() => GivenProduct(TeaRegistered).When(Register(Tea with { })).ThenNothing();

    [Fact]
    public void gives_it_another_name() =>
        GivenProduct(TeaRegistered).When(Register(GreenTea)).Then(new ProductEvent.Changed(GreenTea, Noon));

    [Fact]
    public void gives_it_another_price_on_registering_again() =>
        GivenProduct(TeaRegistered).When(Register(DearTea)).Then(new ProductEvent.Changed(DearTea, Noon));

    [Fact]
    public void never_changes_its_currency_on_registering_again() => GivenProduct(TeaRegistered)
        .When(Register(GreenTea with { Price = new Money(1250, "CHF") }))
        .Then(Reason.OtherCurrency, "EUR");

    [Fact]
    public void changes_the_price_and_keeps_the_name() =>
        GivenProduct(TeaRegistered).When(ChangePrice(Euro(9900))).Then(new ProductEvent.Changed(DearTea, Noon));

    [Fact]
    public void does_nothing_when_the_price_is_the_same() => GivenProduct(TeaRegistered).When(ChangePrice(Euro(1250))).ThenNothing();

    [Fact]
    public void decides_on_the_last_price() =>
        GivenProduct(TeaRegistered, new ProductEvent.Changed(DearTea, Noon)).When(ChangePrice(Euro(9900))).ThenNothing();

    [Fact]
    public void never_changes_the_currency_of_a_price() =>
        GivenProduct(TeaRegistered).When(ChangePrice(new Money(1250, "CHF"))).Then(Reason.OtherCurrency, "EUR");

    [Fact]
    public void knows_no_price_of_a_product_that_is_not_there() => GivenProduct().When(ChangePrice(Euro(1))).Then(Reason.ProductNotFound);

    private static Func<Product, Decision<ProductEvent>> Register(Product.Registered wanted) =>
        product => ProductDecider.Register(product, wanted, Noon);

    private static Func<Product, Decision<ProductEvent>> ChangePrice(Money price) =>
        product => ProductDecider.ChangePrice(product, price, Noon);
}
