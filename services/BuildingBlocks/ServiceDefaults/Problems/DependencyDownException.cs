namespace Shop.ServiceDefaults.Problems;

/// <summary>A server that this part needs does not answer, and nothing was recorded. Answered with 503 and Retry-After.</summary>
/// <param name="part">e.g. <c>The read store</c>.</param>
/// <param name="what">The URN's last part, e.g. <c>read-store-down</c>.</param>
public sealed class DependencyDownException(string part, string what, Exception inner) : Exception($"{part} is down.", inner)
{
    public string Part => part;

    public string What => what;
}
