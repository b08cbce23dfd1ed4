using System.ComponentModel.DataAnnotations;

namespace Shop.Gateway.Instances;

/// <summary>How the gateway finds the instances behind a name: section <c>Gateway:Instances</c>.</summary>
internal sealed class InstanceOptions
{
    public const string Section = "Gateway:Instances";

    /// <summary>How late an added instance is found at most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan Refresh { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A name server that does not answer in this time has not answered.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan LookupTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
