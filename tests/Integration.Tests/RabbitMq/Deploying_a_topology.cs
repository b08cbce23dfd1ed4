using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client.Exceptions;
using Shop.Integration.Tests.Containers;
using Shop.Machine;
using Shop.Streaming;
using Shop.Streaming.RabbitMq;

namespace Shop.Integration.Tests.RabbitMq;

[Collection(nameof(RabbitMqServer))]
public sealed class Deploying_a_topology(RabbitMqServer rabbitMq)
{
    private const string Queue = "parcels";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task keeps_what_is_published_before_the_first_start_of_the_consumer()
    {
        var settings = await rabbitMq.NewVirtualHost();
        await Deploy(settings);
        using (var publisher = await TestService.Start(settings))
        {
            await publisher.Services.GetRequiredService<IBus>().Publish(new ParcelSent(7), Cancel);
            await publisher.StopAsync(Cancel);
        }

        var arrived = new ConcurrentQueue<int>();
        using var consumer = await TestService.Start(settings, bus => AddParcels(bus, arrived));
        await Eventually.Holds(() => !arrived.IsEmpty, () => "the parcel arrives");
        Assert.Equal([7], arrived);
        await consumer.StopAsync(Cancel);
    }

    [Fact]
    public async Task is_needed_since_what_no_queue_is_bound_to_is_dropped()
    {
        var settings = await rabbitMq.NewVirtualHost();
        using (var publisher = await TestService.Start(settings))
        {
            await publisher.Services.GetRequiredService<IBus>().Publish(new ParcelSent(7), Cancel);
            await publisher.StopAsync(Cancel);
        }

        await Deploy(settings);
        Assert.Equal("0", (await rabbitMq.Queues(settings, "messages"))[Queue]);
    }

    [Fact]
    public async Task again_changes_nothing()
    {
        var settings = await rabbitMq.NewVirtualHost();
        await Deploy(settings);
        var before = await rabbitMq.Queues(settings, "arguments");
        await Deploy(settings);
        Assert.Equal(before, await rabbitMq.Queues(settings, "arguments"));
    }

    [Fact]
    public async Task makes_quorum_queues_that_never_drop_a_message_for_its_deliveries()
    {
        var settings = await rabbitMq.NewVirtualHost();
        await Deploy(settings);
        Assert.Equal("quorum", (await rabbitMq.Queues(settings, "type"))[Queue]);
        Assert.Contains("""{"x-delivery-limit",-1}""", (await rabbitMq.Queues(settings, "arguments"))[Queue], StringComparison.Ordinal);
    }

    [Fact]
    public async Task fails_when_the_broker_is_not_there()
    {
        var settings = await rabbitMq.NewVirtualHost();
        settings["RabbitMq:Port"] = $"{FreePorts.Take()}";
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => Deploy(settings));
    }

    [Fact]
    public async Task fails_with_the_reason_when_the_password_is_wrong()
    {
        var settings = await rabbitMq.NewVirtualHost();
        settings["RabbitMq:Password"] = "wrong";
        await Assert.ThrowsAsync<AuthenticationFailureException>(() => Deploy(settings));
    }

    [Fact]
    public async Task fails_when_a_queue_is_there_with_other_arguments()
    {
        var settings = await rabbitMq.NewVirtualHost();
        await using (var connection = await rabbitMq.Connect(settings))
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: Cancel))
        {
            await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: Cancel);
        }

        var failure = await Assert.ThrowsAsync<RabbitMqConnectionException>(() => Deploy(settings));
        Assert.Contains("inequivalent arg 'x-queue-type' for queue 'parcels'", failure.ToString(), StringComparison.Ordinal);
    }

    private static async Task Deploy(IReadOnlyDictionary<string, string?> settings)
    {
        using var host = TestService.Build(settings, BusTopology.FromConfiguration, bus => AddParcels(bus, []));
        await BusTopology.Deploy(host.Services, Cancel);
    }

    private static void AddParcels(IBusRegistrationConfigurator bus, ConcurrentQueue<int> arrived)
    {
        bus.AddSingleton(arrived);
        bus.AddConsumer<ParcelConsumer>().Endpoint(endpoint => endpoint.Name = Queue);
    }

    internal sealed class ParcelConsumer(ConcurrentQueue<int> arrived) : IConsumer<ParcelSent>
    {
        public Task Consume(ConsumeContext<ParcelSent> context)
        {
            arrived.Enqueue(context.Message.Number);
            return Task.CompletedTask;
        }
    }

    public sealed record ParcelSent(int Number);
}
