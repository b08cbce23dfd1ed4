namespace Shop.Architecture.Tests.Repository;

internal static class Violations
{
    public static void MustBeNone(this IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found.Prepend($"{found.Count} violations:")));
    }

    /// <summary>The negative control of a rule: on what breaks it, it names the culprit.</summary>
    public static void MustName(this IEnumerable<string> violations, params string[] culprits)
    {
        var found = violations.ToList();
        Assert.All(culprits, culprit => Assert.Contains(found, violation => violation.Contains(culprit, StringComparison.Ordinal)));
        Assert.Equal(culprits.Length, found.Count);
    }
}
