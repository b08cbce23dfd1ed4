using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class Clients_at_the_same_time(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    private const int Clients = 16;
    private const int Rounds = 20;

    [Fact]
    public async Task change_one_order_and_nearly_all_succeed()
    {
        var succeeded = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var order = await shop.PlaceOrder();
            var answers = await Task.WhenAll(Enumerable.Range(1, Clients).Select(
                number => shop.Put($"{order}/shipping-address", Bodies.Address(number))));

            var successes = answers.Where(answer => answer.Status == 200).ToList();
            Assert.All(answers.Except(successes), answer => answer.IsRefused(409, "too-many-writers"));
            Assert.Equal(
                Enumerable.Range(2, successes.Count).Select(version => (long)version),
                successes.Select(answer => answer.Json.Number("version")).Order());
            Assert.Equal(1 + successes.Count, shop.File.EventsOf($"order-{Steps.IdOf(order)}"));
            succeeded += successes.Count;
        }

        Assert.InRange(succeeded, 0.95 * Clients * Rounds, Clients * Rounds);
    }

    [Fact]
    public async Task ship_and_cancel_one_order_and_one_of_the_two_happens()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var order = await shop.PlaceOrder();
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
                number => number % 2 == 0 ? shop.Post($"{order}/shipment", Bodies.Shipment) : shop.Delete(order)));

            Assert.Equal(4, answers.Count(answer => answer.Status == 200));
            Assert.Equal(4, answers.Count(answer => answer.Status == 409));
            Assert.Equal(2, shop.File.EventsOf($"order-{Steps.IdOf(order)}"));
        }
    }

    [Fact]
    public async Task register_one_product_and_one_of_them_is_told_that_it_is_new()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.Put($"/products/raced-{round}", Bodies.Product())));

            Assert.Single(answers, answer => answer.Status == 201);
            Assert.Equal(7, answers.Count(answer => answer.Status == 200));
            Assert.Equal(1, shop.File.EventsOf($"product-raced-{round}"));
        }
    }
}
