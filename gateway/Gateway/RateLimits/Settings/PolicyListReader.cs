namespace Shop.Gateway.RateLimits.Settings;

/// <summary>The shipped policies and the configured ones, which take the place of shipped ones of their name.</summary>
internal static class PolicyListReader
{
    // A request's policies are looked up by a 64-bit number.
    private const int PoliciesMax = 64;
    private const string Policies = "Policies";

    public static IReadOnlyList<RoutePolicy> Read(SectionReader reader, ICollection<string> errors)
    {
        var shipped = reader.Flag("Shipped", byDefault: true) ? ShippedPolicies.All : [];
        var entries = reader.List(Policies);
        foreach (var twice in entries.GroupBy(entry => entry["Name"], StringComparer.OrdinalIgnoreCase).Where(same => same.Key is not null && same.Count() > 1))
        {
            reader.Refuse(Policies, $"{twice.Count()} policies are named '{twice.Key}'.");
        }

        List<RoutePolicy> configured = [.. entries.Select(entry => PolicyReader.Read(entry, errors)).OfType<RoutePolicy>()];
        List<RoutePolicy> kept = [.. shipped.ExceptBy(entries.Select(entry => entry["Name"]), policy => policy.Policy.Name, StringComparer.OrdinalIgnoreCase)];
        if (kept.Count + entries.Count > PoliciesMax)
        {
            reader.Refuse(Policies, $"there are {kept.Count + entries.Count}, at most {PoliciesMax} may be.");
        }

        return [.. kept, .. configured];
    }
}
