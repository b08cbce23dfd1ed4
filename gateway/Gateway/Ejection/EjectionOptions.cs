using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;

namespace Shop.Gateway.Ejection;

/// <summary>When an instance gets no more requests, and when it gets them again: section <c>Gateway:Ejection</c>.</summary>
internal sealed class EjectionOptions
{
    public const string Section = "Gateway:Ejection";

    /// <summary>A killed instance costs each GET that meets it a retry until it is ejected.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(1);

    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Failed probes in a row; two, because one may be lost to a pause of the collector.</summary>
    [Range(1, 10)]
    public int ProbeFailures { get; set; } = 2;

    /// <summary>The share of requests of one window that broke off or timed out although the probes succeed.</summary>
    [Range(0.01, 1)]
    public double RequestFailureRate { get; set; } = 0.5;

    /// <summary>Fewer requests than these in one window say nothing.</summary>
    [Range(1, 10_000)]
    public int RequestsMin { get; set; } = 10;

    /// <summary>The window in which requests are counted, and the time for which they eject.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan RequestWindow { get; set; } = TimeSpan.FromSeconds(5);

    public HealthCheckConfig ToConfig() => new()
    {
        AvailableDestinationsPolicy = LastResort.PolicyName,
        Active = new ActiveHealthCheckConfig
        {
            Enabled = true,
            Interval = ProbeInterval,
            Timeout = ProbeTimeout,
            Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
            Path = ServiceDefaults.Health.HealthSetup.ReadyPath,
        },
        Passive = new PassiveHealthCheckConfig
        {
            Enabled = true,
            Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
            ReactivationPeriod = RequestWindow,
        },
    };

    public Dictionary<string, string> ToMetadata() => new()
    {
        [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = ProbeFailures.ToString(CultureInfo.InvariantCulture),
    };
}
