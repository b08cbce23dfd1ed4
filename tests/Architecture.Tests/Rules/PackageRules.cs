using System.Text.RegularExpressions;
using Shop.Architecture.Tests.Repository;

namespace Shop.Architecture.Tests.Rules;

/// <summary>Versions stand in one place, and what is not free stays out.</summary>
internal static partial class PackageRules
{
    // Commercial since MediatR 13, AutoMapper 15, FluentAssertions 8 and Duende's start.
    private static readonly string[] Banned = ["MediatR", "AutoMapper", "FluentAssertions", "Duende"];

    public static IEnumerable<string> OwnVersions(IEnumerable<Project> projects) =>
        from project in projects
        from package in project.Packages
        where package.Version is not null
        select $"{project.Path} gives {package.Name} the version {package.Version}: that is for Directory.Packages.props.";

    /// <param name="packages">With the version that is asked for or was resolved.</param>
    public static IEnumerable<string> NotFree(IEnumerable<Package> packages) =>
        from package in packages
        where Banned.Any(name => IsOrIsPartOf(package.Name, name))
            || (IsOrIsPartOf(package.Name, "MassTransit") && !IsBelow9(package.Version!))
        select $"{package.Name} {package.Version} is commercial.";

    private static bool IsOrIsPartOf(string package, string name) =>
        package.Equals(name, StringComparison.OrdinalIgnoreCase) || package.StartsWith($"{name}.", StringComparison.OrdinalIgnoreCase);

    /// <summary>A plain version, which is the lowest that is taken, or a range that ends before 9.</summary>
    private static bool IsBelow9(string version) => Below9().IsMatch(version);

    [GeneratedRegex(@"\A([0-8]\.[0-9.]+|\[[0-8]\.[0-9.]+\]|[\[(][0-8]\.[0-9.]+,\s*(9\.0\.0\)|[0-8]\.[0-9.]+[\])]))\z")]
    private static partial Regex Below9();
}
