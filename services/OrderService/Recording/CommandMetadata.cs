using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Shop.EventStore.Log;

namespace Shop.OrderService.Recording;

/// <summary>Where the present command came from, kept with each event that it appends.</summary>
internal sealed class CommandMetadata(IHttpContextAccessor http)
{
    private const string CorrelationHeader = "X-Correlation-Id";

    public EventMetadata Current(string? commandId)
    {
        var correlation = http.HttpContext?.Request.Headers[CorrelationHeader].ToString();
        return new EventMetadata(
            commandId,
            string.IsNullOrEmpty(correlation) ? Activity.Current?.TraceId.ToHexString() : correlation,
            Activity.Current?.Id);
    }
}
