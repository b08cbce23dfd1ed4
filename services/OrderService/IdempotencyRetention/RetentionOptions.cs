using System.ComponentModel.DataAnnotations;

namespace Shop.OrderService.IdempotencyRetention;

/// <summary>How long a client may repeat a command: section <c>Idempotency</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Idempotency";

    /// <summary>Hours that a key is kept. Clients were promised 24; the rest is for those that were offline over a day.</summary>
    [Range(24, 24 * 365)]
    public int KeepHours { get; set; } = 48;

    /// <summary>Minutes between two purges.</summary>
    [Range(1, 24 * 60)]
    public int PurgeMinutes { get; set; } = 10;

    /// <summary>Records deleted in one transaction: bounds how long a command waits behind it.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 500;
}
