using System.ComponentModel.DataAnnotations;

namespace Shop.Gateway.Readiness;

/// <summary>How the gateway finds out whether all parts are ready: section <c>Gateway:Readiness</c>.</summary>
internal sealed class ReadinessOptions
{
    public const string Section = "Gateway:Readiness";

    /// <summary>All instances are asked at once, so this is also how long an answer takes at most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:10")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Everyone who asks in this time gets the same answer, so that a storm of clients is none for the parts.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:00.250")]
    public TimeSpan CachePeriod { get; set; } = TimeSpan.FromMilliseconds(250);
}
