using System.ComponentModel.DataAnnotations;

namespace Shop.Gateway.Forwarding;

/// <summary>How long the gateway waits for a part: section <c>Gateway:Forwarding</c>.</summary>
internal sealed class ForwardingOptions
{
    public const string Section = "Gateway:Forwarding";
    private const string ConsistencyToken = "Consistency-Token";

    /// <summary>A part is in the same network: what does not connect in this time is gone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Per attempt of a GET. One that hangs, e.g. on a frozen instance, goes to another one after this.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Per attempt of a GET with a consistency token, which may wait 5 s for its read model.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan ConsistentQueryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Per attempt of a command; longer, because giving up leaves the client with an unknown outcome.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);

    public TimeSpan TimeoutOf(HttpRequest request) => request switch
    {
        _ when !HttpMethods.IsGet(request.Method) => CommandTimeout,
        _ when request.Headers.ContainsKey(ConsistencyToken) => ConsistentQueryTimeout,
        _ => QueryTimeout,
    };
}
