using System.Reflection;
using Microsoft.AspNetCore.Routing;
using NetArchTest.Rules;

namespace Shop.Architecture.Tests.Rules;

/// <summary>
/// A slice is a folder of a service that answers requests (it holds a <c>Map…</c> of endpoints) or messages (it holds
/// a consumer). The service's other folders are shared by its slices.
/// </summary>
internal static class SliceRules
{
    private const string ConsumerInterface = "MassTransit.IConsumer`1";

    /// <summary>Namespaces one below the root.</summary>
    public static IReadOnlyList<string> SlicesOf(IEnumerable<Type> types, string root) =>
    [
        .. types.Where(type => IsConsumer(type) || MapsEndpoints(type))
            .Select(type => FolderOf(type, root))
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<string> BetweenSlices(Assembly assembly, string root)
    {
        var slices = SlicesOf(assembly.GetTypes(), root);
        return
            from slice in slices
            from other in slices
            where other != slice
            from type in Types.InAssembly(assembly).That().ResideInNamespace(slice).And().HaveDependencyOn(other).GetTypes()
            where FolderOf(type, root) == slice
            select $"{type.FullName} of the slice {slice} references the slice {other}.";
    }

    private static bool IsConsumer(Type type) => type.GetInterfaces().Any(contract =>
        contract.IsGenericType && contract.GetGenericTypeDefinition().FullName == ConsumerInterface);

    private static bool MapsEndpoints(Type type) => type
        .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Any(method => method.Name.StartsWith("Map", StringComparison.Ordinal)
            && method.GetParameters() is [var first, ..]
            && typeof(IEndpointRouteBuilder).IsAssignableFrom(first.ParameterType));

    private static string? FolderOf(Type type, string root) =>
        type.Namespace is { } space && space.StartsWith($"{root}.", StringComparison.Ordinal)
            ? $"{root}.{space[(root.Length + 1)..].Split('.')[0]}"
            : null;
}
