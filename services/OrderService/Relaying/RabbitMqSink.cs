using System.Globalization;
using MassTransit;
using Shop.Contracts;
using Shop.EventStore.Relay;
using Shop.Streaming.Tracing;

namespace Shop.OrderService.Relaying;

/// <summary>Work for everyone who has bound a queue: each event is published once, and the broker fans it out.</summary>
internal sealed class RabbitMqSink(IBus bus, TimeProvider clock) : IEventSink
{
    // A connection that is lost can take confirms with it, and their publishes then never end. Nobody needs RabbitMQ's order,
    // so the session may be given up, and all of it published again; consumers know the events by their ids.
    private static readonly TimeSpan ConfirmTime = TimeSpan.FromSeconds(30);

    public string Name => RelayNames.RabbitMq;

    public Task<ISinkSession> Open(CancellationToken cancellationToken) => Task.FromResult<ISinkSession>(new Session(bus, clock));

    private sealed class Session(IBus bus, TimeProvider clock) : ISinkSession
    {
        public ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            envelope.RequireType();
            return ValueTask.CompletedTask;
        }

        public async Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            var type = envelope.RequireType();
            using var activity = MessageActivity.StartPublish(envelope)?.SetTag("messaging.system", "rabbitmq");
            var message = EventJson.Read(type.Message, envelope.Body.Span);
            var traceParent = activity?.Id ?? envelope.TraceParent;
            await Confirmed(
                bus.Publish(message, type.Message, context => Describe(context, partition, envelope, traceParent), cancellationToken),
                envelope,
                cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async Task Confirmed(Task publish, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            try
            {
                await publish.WaitAsync(ConfirmTime, clock, cancellationToken);
            }
            catch (TimeoutException exception)
            {
                throw new TimeoutException($"RabbitMQ has not confirmed event {envelope.EventId} within {ConfirmTime.TotalSeconds} s.", exception);
            }
        }

        private static void Describe(PublishContext context, int partition, EventEnvelope envelope, string? traceParent)
        {
            context.MessageId = envelope.EventId;
            context.Headers.Set(EventHeaders.Id, envelope.EventId.ToString());
            context.Headers.Set(EventHeaders.Type, envelope.Type);
            context.Headers.Set(EventHeaders.Time, UtcMillisecondsConverter.Write(envelope.RecordedAt));
            context.Headers.Set(EventHeaders.Sequence, envelope.Sequence.ToString());
            context.Headers.Set(EventHeaders.Stream, envelope.Stream);
            context.Headers.Set(EventHeaders.Version, envelope.Version.ToString(CultureInfo.InvariantCulture));
            context.Headers.Set(EventHeaders.Partition, partition.ToString(CultureInfo.InvariantCulture));
            context.Headers.Set(EventHeaders.TraceParent, traceParent);
            context.Headers.Set(EventHeaders.Correlation, envelope.CorrelationId);
        }
    }
}
