using System.ComponentModel.DataAnnotations;

namespace Shop.Streaming.RabbitMq;

public sealed class RabbitMqOptions
{
    public const string Section = "RabbitMq";

    [Required]
    public string Host { get; set; } = "localhost";

    [Range(1, 65_535)]
    public ushort Port { get; set; } = 5672;

    [Required]
    public string VirtualHost { get; set; } = "/";

    [Required]
    public string User { get; set; } = "";

    [Required]
    public string Password { get; set; } = "";

    /// <summary>
    /// Messages of a queue that one instance holds and has not acknowledged. Above what it handles at once, so that it never
    /// waits for the broker; not far above, since another instance cannot have them.
    /// </summary>
    [Range(1, 2_000)]
    public ushort PrefetchCount { get; set; } = 32;

    /// <summary>Seconds without a sign of life after which either side takes the connection for lost.</summary>
    [Range(1, 600)]
    public ushort HeartbeatSeconds { get; set; } = 10;
}
