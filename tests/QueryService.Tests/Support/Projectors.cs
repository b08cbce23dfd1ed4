using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Contracts;
using Shop.QueryService.Customers;
using Shop.QueryService.Documents;
using Shop.QueryService.Orders;
using Shop.QueryService.Products;
using Shop.QueryService.Projector;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Tests.Support;

/// <summary>The projector without Kafka: batches go straight to its handler.</summary>
internal static class Projectors
{
    public static ProjectorHandler Handler(IDocumentStore store, ILoggerFactory? logs = null) => new(
        store,
        [
            new Projection<OrderDocument>(new OrdersReadModel(), store, Logger<OrderDocument>(logs)),
            new Projection<CustomerDocument>(new CustomersReadModel(), store, Logger<CustomerDocument>(logs)),
            new Projection<ProductDocument>(new ProductsReadModel(), store, Logger<ProductDocument>(logs)),
        ],
        TimeProvider.System);

    /// <summary>Assigned to the partitions of the events, and all of them handled in one batch a partition.</summary>
    public static async Task Project(this IDocumentStore store, params ProjectedEvent[] events)
    {
        var handler = Handler(store);
        foreach (var batch in events.GroupBy(PartitionOf))
        {
            await handler.Assigned(batch.Key, Cancel);
            await handler.Handle(BatchOf([.. batch]), Cancel);
        }
    }

    public static PartitionId PartitionOf(ProjectedEvent @event)
    {
        var topic = EventType.Find(@event.Envelope.Type)!.Topic;
        return new PartitionId(topic.Name, topic.PartitionOf(@event.Envelope.Key));
    }

    public static PartitionBatch BatchOf(params ProjectedEvent[] events) =>
        new(PartitionOf(events[0]), [.. events.Select(ConsumedOf)], events[^1].Offset, events[^1].Sequence);

    public static ConsumedEvent ConsumedOf(ProjectedEvent @event) => new(@event.Envelope, @event.Offset);

    private static ILogger<Projection<TDocument>> Logger<TDocument>(ILoggerFactory? logs)
        where TDocument : class => (logs ?? NullLoggerFactory.Instance).CreateLogger<Projection<TDocument>>();
}
