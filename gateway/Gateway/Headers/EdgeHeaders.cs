namespace Shop.Gateway.Headers;

/// <summary>Takes away what a client must not tell the parts.</summary>
internal sealed class EdgeHeaders(RequestDelegate next)
{
    // Those that the gateway says itself are set anew when the request is forwarded.
    private static readonly string[] ClaimsOfOrigin = ["Forwarded", "X-Real-IP", "X-Forwarded-", "X-Original-"];

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        foreach (var name in NamedByConnection(headers))
        {
            headers.Remove(name);
        }

        if (headers.Any(header => IsClaimOfOrigin(header.Key)))
        {
            Array.ForEach([.. headers.Keys.Where(IsClaimOfOrigin)], name => headers.Remove(name));
        }

        return next(context);
    }

    private static bool IsClaimOfOrigin(string name) =>
        ClaimsOfOrigin.Any(claim => name.StartsWith(claim, StringComparison.OrdinalIgnoreCase));

    // RFC 9110, 7.6.1: what Connection names is for this hop only. YARP removes Connection itself and a fixed list.
    // Kestrel drops the other names when close or keep-alive stands beside them, so those cannot be seen here.
    private static string[] NamedByConnection(IHeaderDictionary headers) => headers.GetCommaSeparatedValues("Connection");
}
