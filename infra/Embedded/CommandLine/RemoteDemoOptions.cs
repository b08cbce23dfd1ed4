namespace Shop.Embedded.CommandLine;

/// <summary>Where a running shop is. What is not given is not looked at.</summary>
/// <param name="Kafka">Bootstrap servers.</param>
/// <param name="RabbitMq">As <c>amqp://user:password@host:port</c>.</param>
/// <param name="Mailpit">Base address of its web page.</param>
/// <param name="OrdersPerSecond">At which the consistency lag is measured; null for the shop's own pace.</param>
internal sealed record RemoteDemoOptions(Uri Gateway, string? Kafka, Uri? RabbitMq, Uri? Mailpit, int? OrdersPerSecond);
