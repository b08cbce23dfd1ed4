using System.Text;
using MassTransit;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Shop.Contracts;

namespace Shop.Streaming.RabbitMq;

/// <summary>Over a connection of its own: the bus can only consume, and an operator wants a count and an end.</summary>
internal sealed class RabbitMqErrorQueues(IOptions<RabbitMqOptions> options) : IErrorQueues
{
    // What MassTransit's error transport has added; the message shall come as it came first.
    private static readonly string[] Added = ["MT-Fault-", "MT-Host-", "MT-Reason"];

    // A publish completes when the broker has confirmed, and throws when no queue took the message.
    private static readonly CreateChannelOptions Confirmed = new(
        publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    /// <summary>Nothing is acknowledged: when the channel closes, all of it is in its place again.</summary>
    public Task<FailedMessages> Look(string queue, int max, CancellationToken cancellationToken) => Use(async channel =>
    {
        var count = await Count(channel, queue, cancellationToken);
        var first = new List<FailedMessage>();
        while (first.Count < Math.Min(count, max) && await channel.BasicGetAsync(ErrorsOf(queue), false, cancellationToken) is { } message)
        {
            first.Add(Failed(message));
        }

        return new FailedMessages(queue, count, first);
    }, cancellationToken);

    public Task<int> Replay(string queue, CancellationToken cancellationToken) => Use(async channel =>
    {
        var count = await Count(channel, queue, cancellationToken);
        var moved = 0;
        for (; moved < count && await channel.BasicGetAsync(ErrorsOf(queue), false, cancellationToken) is { } message; moved++)
        {
            await channel.BasicPublishAsync("", queue, mandatory: true, AsItCame(message), message.Body, cancellationToken);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
        }

        return moved;
    }, cancellationToken);

    private static string ErrorsOf(string queue) => $"{queue}_error";

    private async Task<T> Use<T>(Func<IChannel, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await RabbitMqConnection.Open(options.Value, cancellationToken);
        try
        {
            await using var channel = await connection.CreateChannelAsync(Confirmed, cancellationToken);
            return await work(channel);
        }
        catch (Exception exception) when (exception is AlreadyClosedException or OperationInterruptedException or IOException)
        {
            throw new DependencyUnavailableException("RabbitMQ", exception);
        }
    }

    /// <summary>The queue is declared by the first message that fails.</summary>
    private static async Task<uint> Count(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.MessageCountAsync(ErrorsOf(queue), cancellationToken);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }

    private static FailedMessage Failed(BasicGetResult message) => new(
        Guid.TryParse(message.BasicProperties.MessageId, out var id) ? id : null,
        Header(message, EventHeaders.Type),
        Header(message, MessageHeaders.FaultExceptionType),
        Header(message, MessageHeaders.FaultMessage));

    private static string? Header(BasicGetResult message, string name) =>
        message.BasicProperties.Headers?.TryGetValue(name, out var value) is true
            ? value is byte[] text ? Encoding.UTF8.GetString(text) : value?.ToString()
            : null;

    private static BasicProperties AsItCame(BasicGetResult message) => new(message.BasicProperties)
    {
        Headers = message.BasicProperties.Headers?
            .Where(header => !Added.Any(added => header.Key.StartsWith(added, StringComparison.Ordinal)))
            .ToDictionary(),
    };
}
