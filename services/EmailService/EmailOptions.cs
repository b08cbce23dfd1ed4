using System.ComponentModel.DataAnnotations;

namespace Shop.EmailService;

public sealed class EmailOptions
{
    [Required, EmailAddress]
    public string From { get; set; } = "orders@shop.example";

    [Required, StringLength(100)]
    public string FromName { get; set; } = "The Shop";

    /// <summary>Right of the @ in every Message-ID. A mail that is sent again after a change of it is a new mail to its reader.</summary>
    [Required, RegularExpression(@"\A[a-z0-9-]+(\.[a-z0-9-]+)+\z")]
    public string MessageIdDomain { get; set; } = "shop.example";

    /// <summary>Mails on their way at once. One that is being retried holds a place for as long as its attempts last.</summary>
    [Range(1, 256)]
    public int ConcurrentMessageLimit { get; set; } = 8;

    /// <summary>Attempts before a mail goes to the error queue.</summary>
    [Range(1, 20)]
    public int AttemptsMax { get; set; } = 5;

    /// <summary>Milliseconds before the second attempt, about doubled at each further one: 5 attempts take about 3 s.</summary>
    [Range(1, 60_000)]
    public int RetryMilliseconds { get; set; } = 200;

    /// <summary>Milliseconds that no wait between two attempts exceeds.</summary>
    [Range(1, 600_000)]
    public int RetryMillisecondsMax { get; set; } = 3_000;
}
