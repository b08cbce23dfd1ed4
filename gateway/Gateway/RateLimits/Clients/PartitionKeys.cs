using System.Security.Cryptography;
using System.Text;

namespace Shop.Gateway.RateLimits.Clients;

/// <summary>Whom a request is from, or for. What a client makes up is never a key: it would be a new one each time.</summary>
/// <param name="apiKeys">The names of clients by the SHA-256 of their keys.</param>
internal sealed class PartitionKeys(IReadOnlyDictionary<string, string> apiKeys)
{
    public const string ApiKeyHeader = "X-Api-Key";

    public string Of(Partition partition, HttpContext context) => partition switch
    {
        Partition.Client => Subject(context) ?? ApiKey(context) ?? Ip(context),
        Partition.ApiKey => ApiKey(context) ?? Ip(context),
        Partition.Subject => Subject(context) ?? Ip(context),
        Partition.Ip => Ip(context),
        Partition.Route => Route(context),
        _ => "all",
    };

    private static string Ip(HttpContext context) => $"ip:{ClientNetwork.Of(context.Connection.RemoteIpAddress)}";

    private static string? Subject(HttpContext context) =>
        context.User is { Identity.IsAuthenticated: true } user && user.FindFirst("sub") is { } subject ? $"sub:{subject.Value}" : null;

    // Its method is the route's, not whatever the client wrote.
    private static string Route(HttpContext context) => context.GetEndpoint() is RouteEndpoint endpoint
        ? $"route:{MethodOf(endpoint)} {endpoint.RoutePattern.RawText}"
        : "route:none";

    private static string MethodOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: [var method, ..] } ? method : "*";

    private string? ApiKey(HttpContext context)
    {
        if (apiKeys.Count == 0 || context.Request.Headers[ApiKeyHeader] is not [{ Length: > 0 } key])
        {
            return null;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return apiKeys.TryGetValue(hash, out var client) ? $"key:{client}" : null;
    }
}
