using System.ComponentModel.DataAnnotations;

namespace Shop.Gateway.Forwarding;

/// <summary>How long the gateway waits for a part: section <c>Gateway:Forwarding</c>.</summary>
internal sealed class ForwardingOptions
{
    public const string Section = "Gateway:Forwarding";

    /// <summary>A part is in the same network: what does not connect in this time is gone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Per attempt of a GET; a read that carries a consistency token may wait 5 s for its read model.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Per attempt of a command; longer, because giving up leaves the client with an unknown outcome.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);

    public TimeSpan TimeoutOf(HttpRequest request) => HttpMethods.IsGet(request.Method) ? QueryTimeout : CommandTimeout;
}
