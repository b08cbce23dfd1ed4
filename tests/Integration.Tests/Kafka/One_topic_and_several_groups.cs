using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Contracts;
using Shop.Integration.Tests.Containers;
using Shop.Streaming.Kafka;

namespace Shop.Integration.Tests.Kafka;

/// <summary>Kafka is both: which of the two it is to a consumer, the name of its group says.</summary>
[Collection(nameof(KafkaServer))]
public sealed class One_topic_and_several_groups(KafkaServer kafka)
{
    private static readonly Topic Topic = new("groups.v1", 4);

    [Fact]
    public async Task are_a_queue_to_the_members_of_a_group_and_publish_subscribe_to_the_groups()
    {
        await kafka.Create(Topic);
        ConcurrentDictionary<PartitionId, long> paymentOffsets = [], fraudOffsets = [];
        await using var payment1 = await GroupMember.Join(kafka, "payment", Topic, paymentOffsets);
        await using var payment2 = await GroupMember.Join(kafka, "payment", Topic, paymentOffsets);
        await using var fraud = await GroupMember.Join(kafka, "fraud", Topic, fraudOffsets);
        await Eventually.Holds(
            async () => await payment1.Holds(2) && await payment2.Holds(2) && await fraud.Holds(4),
            () => "the members of payment hold 2 partitions each, the one of fraud all 4");

        var published = await Publish(100);
        await Eventually.Holds(
            () => payment1.Handled.Count + payment2.Handled.Count >= 100 && fraud.Handled.Count >= 100, () => "both groups have all");

        // A queue: each event goes to one member of the group, and both have some.
        Assert.Equal(published, [.. payment1.Handled.Concat(payment2.Handled).Order()]);
        Assert.NotEmpty(payment1.Handled);
        Assert.NotEmpty(payment2.Handled);

        // Publish-subscribe: the other group gets all of them too.
        Assert.Equal(published, [.. fraud.Handled.Order()]);
    }

    /// <returns>Their ids, in the order of the ids.</returns>
    private async Task<IReadOnlyList<Guid>> Publish(int count)
    {
        using var publisher = new KafkaPublisher(new KafkaPublisherOptions { BootstrapServers = kafka.BootstrapServers }, NullLogger.Instance);
        var events = Enumerable.Range(1, count).Select(EventOf).ToList();
        await Task.WhenAll(events.Select(@event => publisher.Publish(Topic.Name, Topic.PartitionOf(@event.Key), @event)));
        return [.. events.Select(@event => @event.EventId).Order()];
    }

    private static EventEnvelope EventOf(int number) => new(
        Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
        "thing-happened.v1",
        Sequence.Of(0, 0, number),
        $"thing-{number}",
        1,
        $"key-{number}",
        DateTimeOffset.UnixEpoch,
        Encoding.UTF8.GetBytes("{}"),
        null,
        null);
}
