using System.Globalization;
using MassTransit;
using Shop.Contracts;

namespace Shop.Embedded.RabbitMq;

/// <summary>Where the relay found a message: a partition of the log and the place in it.</summary>
internal readonly record struct RelayPosition(int Partition, Sequence Sequence)
{
    /// <summary>Null for what the relay did not publish: answers, faults, a consumer's own messages.</summary>
    public static RelayPosition? Of(Headers headers) =>
        headers.TryGetHeader(EventHeaders.Sequence, out var sequence) && Sequence.TryParse(sequence as string, out var parsed)
        && headers.TryGetHeader(EventHeaders.Partition, out var partition)
        && int.TryParse(Convert.ToString(partition, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var number)
            ? new RelayPosition(number, parsed)
            : null;
}
