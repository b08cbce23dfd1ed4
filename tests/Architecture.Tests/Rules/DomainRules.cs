using System.Reflection;
using NetArchTest.Rules;

namespace Shop.Architecture.Tests.Rules;

internal static class DomainRules
{
    /// <param name="domain">The namespace that may see System.* and itself.</param>
    public static IEnumerable<string> Outsiders(Assembly assembly, string domain) =>
        from name in Types.InAssembly(assembly).That().ResideInNamespace(domain)
            .Should().OnlyHaveDependenciesOn("System", domain).GetResult().FailingTypeNames ?? []
        select $"{name} sees more than System.* and its domain.";
}
