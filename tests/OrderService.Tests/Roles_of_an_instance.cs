using MassTransit;
using Microsoft.Extensions.Options;
using Shop.Contracts.Orders;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests;

public sealed class Roles_of_an_instance
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task let_the_api_take_commands_without_a_broker()
    {
        await using var api = new ShopUnderTest(OrderRole.Api);
        await api.InitializeAsync();
        await api.PlaceOrder();
        Assert.Equal(200, (await api.Get("/health/ready")).Status);
    }

    [Fact]
    public async Task need_an_address_of_Kafka_to_relay()
    {
        var both = new ShopUnderTest(OrderRole.Both);
        await Assert.ThrowsAsync<OptionsValidationException>(() => both.InitializeAsync().AsTask());
        await both.DisposeAsync();
    }

    [Fact]
    public async Task let_a_relay_publish_what_another_instance_appended()
    {
        await using var api = new ShopUnderTest(OrderRole.Api);
        await api.InitializeAsync();
        await using var relay = new ShopUnderTest(api, OrderRole.Relay);
        var published = new Published();
        using var watch = relay.Bus.ConnectPublishObserver(published);
        await relay.InitializeAsync();

        var order = Steps.IdOf(await api.PlaceOrder());
        Assert.Equal(order, (await published.First.WaitAsync(Deadline, TestContext.Current.CancellationToken)).OrderId.ToString());
    }

    [Fact]
    public async Task keep_commands_from_a_relay()
    {
        await using var api = new ShopUnderTest(OrderRole.Api);
        await using var relay = new ShopUnderTest(api, OrderRole.Relay);
        await relay.InitializeAsync();
        Assert.Equal(404, (await relay.Post("/orders", Bodies.Order("customer-1"))).Status);
    }

    private sealed class Published : IPublishObserver
    {
        private readonly TaskCompletionSource<OrderPlacedV1> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<OrderPlacedV1> First => _first.Task;

        public Task PrePublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class
        {
            if (context.Message is OrderPlacedV1 placed)
            {
                _first.TrySetResult(placed);
            }

            return Task.CompletedTask;
        }

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }
}
