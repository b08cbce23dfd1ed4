using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Shop.Contracts;
using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.Relaying;
using Shop.Integration.Tests.Smtp;
using Shop.OrderService.Relaying;

namespace Shop.Integration.Tests.RabbitMq;

[Collection(nameof(RabbitMqServer))]
public sealed class Relaying_to_RabbitMq(RabbitMqServer rabbitMq) : IAsyncLifetime
{
    private const int Customers = 12;

    private readonly RelayedOrders _orders = new();
    private readonly MemoryInbox _inbox = new();
    private readonly Mailroom _mailroom = new();
    private IReadOnlyDictionary<string, string?> _settings = null!;
    private IHost _publisher = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IBus Bus => _publisher.Services.GetRequiredService<IBus>();

    public async ValueTask InitializeAsync()
    {
        _settings = await rabbitMq.NewVirtualHost();
        await EmailOverRabbitMq.Deploy(_settings);
        _publisher = await TestService.Start(_settings);
        await _orders.StartRelay(new RabbitMqSink(Bus, TimeProvider.System));
    }

    public async ValueTask DisposeAsync()
    {
        await _orders.DisposeAsync();
        if (_publisher is not null)
        {
            await _publisher.StopAsync(CancellationToken.None);
            _publisher.Dispose();
        }
    }

    [Fact]
    public async Task brings_each_event_to_its_consumer_which_acts_once()
    {
        await using var email = await EmailOverRabbitMq.Start(_settings, _inbox, _mailroom);
        await _orders.Place(Customers, rounds: 10);
        await AllWentOut();
        Assert.Equal(_orders.EventIds.Count, _mailroom.Delivered.Count);
    }

    [Fact]
    public async Task loses_nothing_when_the_broker_restarts_in_the_middle()
    {
        await _orders.Place(Customers);
        var restart = rabbitMq.Restart();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!restart.IsCompleted)
        {
            await _orders.Place(Customers);
            await timer.WaitForNextTickAsync(Cancel);
        }

        await restart;
        await _orders.Place(Customers);
        await using var email = await EmailOverRabbitMq.Start(_settings, _inbox, _mailroom);
        await AllWentOut();
    }

    [Fact]
    public async Task keeps_what_nobody_has_received_over_a_restart_of_the_broker()
    {
        await _orders.Place(Customers);
        await Eventually.Answers(Customers, () => rabbitMq.CountIn(_settings, EmailOverRabbitMq.Queue));
        await rabbitMq.Restart();

        await using var email = await EmailOverRabbitMq.Start(_settings, _inbox, _mailroom);
        await AllWentOut();
    }

    [Fact]
    public async Task gives_up_on_a_publish_that_is_never_confirmed()
    {
        var clock = new FakeTimeProvider();
        await using var session = await new RabbitMqSink(Bus, clock).Open(Cancel);
        await rabbitMq.Container.PauseAsync(Cancel);
        try
        {
            var publish = session.Publish(0, OrderPlaced(), Cancel);
            Assert.False(publish.IsCompleted);
            clock.Advance(TimeSpan.FromSeconds(31));
            await Assert.ThrowsAsync<TimeoutException>(() => publish);
        }
        finally
        {
            await rabbitMq.Container.UnpauseAsync(CancellationToken.None);
        }
    }

    private static EventEnvelope OrderPlaced() => new(
        OrderEvents.Id(1),
        "order-placed.v1",
        Sequence.Of(0, 0, 1),
        "order-1",
        1,
        "customer-1",
        DateTimeOffset.UnixEpoch,
        EventJson.Write(OrderEvents.Placed()),
        null,
        null);

    private async Task AllWentOut()
    {
        await Eventually.Holds(() => _inbox.Count == _orders.EventIds.Count, () => $"{_inbox.Count} of {_orders.EventIds.Count} mails went out");
        Assert.Equal(_orders.EventIds.Order(), _mailroom.Delivered.Distinct().Order());
    }
}
