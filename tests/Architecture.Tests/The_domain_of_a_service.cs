using System.Reflection;
using Shop.Architecture.Tests.Repository;
using Shop.Architecture.Tests.Rules;

namespace Shop.Architecture.Tests;

public sealed class The_domain_of_a_service
{
    public static TheoryData<string> Services =>
        [.. Repo.Projects.Where(project => project.IsService).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public void sees_the_BCL_alone(string service) =>
        DomainRules.Outsiders(Assembly.Load(service), $"Shop.{service}.Domain").MustBeNone();

    [Fact]
    public void that_saw_more_would_be_named() => DomainRules.Outsiders(
        typeof(The_domain_of_a_service).Assembly, "Shop.Architecture.Tests.Samples.Domain").MustName("SloppyThing");

    [Fact]
    public void is_there() => Assert.Contains(
        Assembly.Load("OrderService").GetTypes(), type => type.Namespace == "Shop.OrderService.Domain.Orders");
}
