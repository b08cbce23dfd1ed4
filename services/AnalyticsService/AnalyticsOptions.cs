using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Shop.AnalyticsService;

public sealed class AnalyticsOptions
{
    public const string Section = "Analytics";

    /// <summary>One image, three ways to run it.</summary>
    [EnumDataType(typeof(AnalyticsRole))]
    public AnalyticsRole Role { get; set; } = AnalyticsRole.Both;

    /// <summary>As StackExchange.Redis takes it, e.g. <c>redis:6379,password=…</c>.</summary>
    [Required]
    public string Redis { get; set; } = "localhost:6379";

    /// <summary>Messages handled at once. All of them wait while Redis is down; the others stay in the queue.</summary>
    [Range(1, 256)]
    public int ConcurrentMessageLimit { get; set; } = 16;

    /// <summary>Attempts before an event that cannot be handled goes to the error queue. An outage is no attempt.</summary>
    [Range(1, 20)]
    public int AttemptsMax { get; set; } = 5;

    /// <summary>Milliseconds before the second attempt, about doubled at each further one: 5 attempts take about 3 s.</summary>
    [Range(1, 60_000)]
    public int RetryMilliseconds { get; set; } = 200;

    /// <summary>Milliseconds between two looks at whether Redis still holds the views. One look is two small commands.</summary>
    [Range(10, 60_000)]
    public int CheckMilliseconds { get; set; } = 250;

    /// <summary>Facts that one script of a rebuild applies. Redis serves nobody else meanwhile: about 2 ms at 200.</summary>
    [Range(1, 2_000)]
    public int RebuildBatchSize { get; set; } = 200;

    /// <summary>Seconds after which another instance may take a rebuild over from one that died.</summary>
    [Range(1, 600)]
    public int RebuildLeaseSeconds { get; set; } = 10;

    /// <summary>Before there are options: what is added depends on it.</summary>
    internal static AnalyticsRole RoleIn(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<AnalyticsOptions>()?.Role ?? AnalyticsRole.Both;
}
