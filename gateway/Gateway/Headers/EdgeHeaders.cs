namespace Shop.Gateway.Headers;

/// <summary>Takes away what a client must not tell the parts.</summary>
internal sealed class EdgeHeaders(RequestDelegate next)
{
    // X-Forwarded-* are replaced when the request is forwarded; these have no replacement.
    private static readonly string[] ClaimsOfOrigin = ["Forwarded", "X-Real-IP", "X-Original-For", "X-Original-Host", "X-Original-Proto"];

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        foreach (var name in ClaimsOfOrigin.Concat(NamedByConnection(headers)))
        {
            headers.Remove(name);
        }

        return next(context);
    }

    // RFC 9110, 7.6.1: what Connection names is for this hop only. YARP removes Connection itself and a fixed list.
    private static string[] NamedByConnection(IHeaderDictionary headers) => headers.GetCommaSeparatedValues("Connection");
}
