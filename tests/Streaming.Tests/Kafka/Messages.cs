using System.Text;
using Confluent.Kafka;
using Shop.Contracts;

namespace Shop.Streaming.Tests.Kafka;

internal static class Messages
{
    /// <summary>A proper message but for one header, which is left out when it is null.</summary>
    public static Message<byte[], byte[]> With(string key, string header, string? value)
    {
        var headers = new Dictionary<string, string?>
        {
            [EventHeaders.Id] = "01994f0e-0000-7000-8000-000000000001",
            [EventHeaders.Type] = "thing-happened.v1",
            [EventHeaders.Time] = "2026-01-08T09:30:00.120Z",
            [EventHeaders.Sequence] = Sequence.Of(0, 0, 1).ToString(),
            [EventHeaders.Stream] = "thing-1",
            [EventHeaders.Version] = "1",
            [header] = value,
        };
        var message = new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(key), Value = "{}"u8.ToArray(), Headers = [] };
        foreach (var (name, text) in headers.Where(pair => pair.Value is not null))
        {
            message.Headers.Add(name, Encoding.UTF8.GetBytes(text!));
        }

        return message;
    }
}
