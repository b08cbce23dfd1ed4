using System.Reflection;
using Shop.Architecture.Tests.Repository;
using Shop.Architecture.Tests.Rules;

namespace Shop.Architecture.Tests;

public sealed class The_slices_of_a_service
{
    private const string Samples = "Shop.Architecture.Tests.Samples";

    public static TheoryData<string> Services =>
        [.. Repo.Projects.Where(project => project.IsService).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public void know_nothing_of_each_other(string service) =>
        SliceRules.BetweenSlices(Assembly.Load(service), $"Shop.{service}").MustBeNone();

    [Theory]
    [MemberData(nameof(Services))]
    public void are_found(string service) =>
        Assert.NotEmpty(SliceRules.SlicesOf(Assembly.Load(service).GetTypes(), $"Shop.{service}"));

    [Fact]
    public void are_the_use_cases() => Assert.Equal(
        [
            "CancelOrder", "ChangePrice", "ChangeShippingAddress", "OrderAsOf", "OrderHistory", "PlaceOrder", "RegisterProduct", "ShipOrder",
        ],
        SliceRules.SlicesOf(Assembly.Load("OrderService").GetTypes(), "Shop.OrderService").Select(slice => slice.Split('.')[^1]));

    [Fact]
    public void that_knew_each_other_would_be_named()
    {
        var assembly = typeof(The_slices_of_a_service).Assembly;

        Assert.Equal([$"{Samples}.OneSlice", $"{Samples}.OtherSlice"], SliceRules.SlicesOf(assembly.GetTypes(), Samples));
        Assert.All(
            SliceRules.BetweenSlices(assembly, Samples),
            violation => Assert.Contains("OneSlice references the slice Shop.Architecture.Tests.Samples.OtherSlice", violation, StringComparison.Ordinal));
        Assert.NotEmpty(SliceRules.BetweenSlices(assembly, Samples));
    }
}
