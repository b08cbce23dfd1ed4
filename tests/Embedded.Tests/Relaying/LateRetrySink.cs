using System.Text;
using Confluent.Kafka;
using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.Embedded.Tests.Relaying;

/// <summary>
/// The planted fault: deliveries time out, and what failed is sent again on its own, after events that came later.
/// </summary>
internal sealed class LateRetrySink(string bootstrapServers) : IEventSink
{
    public string Name => "late-retry";

    public Task<ISinkSession> Open(CancellationToken cancellationToken) => Task.FromResult<ISinkSession>(new Session(bootstrapServers));

    private sealed class Session(string bootstrapServers) : ISinkSession
    {
        private readonly IProducer<string, byte[]> _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            Acks = Acks.All,
            LingerMs = 1,
            MessageTimeoutMs = 1_000,
        }).SetLogHandler((_, _) => { }).Build();

        public ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Send(partition, envelope, acknowledged);
            return acknowledged.Task;
        }

        public ValueTask DisposeAsync()
        {
            _producer.Dispose();
            return ValueTask.CompletedTask;
        }

        private void Send(int partition, EventEnvelope envelope, TaskCompletionSource acknowledged)
        {
            var headers = new Headers { { EventHeaders.Sequence, Encoding.UTF8.GetBytes(envelope.Sequence.ToString()) } };
            var message = new Message<string, byte[]> { Key = envelope.Key, Value = envelope.Body.ToArray(), Headers = headers };
            _producer.Produce(new TopicPartition(Topic.Products.Name, partition), message, report =>
            {
                if (report.Error.IsError)
                {
                    Send(partition, envelope, acknowledged);
                }
                else
                {
                    acknowledged.SetResult();
                }
            });
        }
    }
}
