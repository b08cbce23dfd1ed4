using Shop.Architecture.Tests.Repository;
using Shop.Architecture.Tests.Rules;

namespace Shop.Architecture.Tests;

public sealed class Names
{
    [Fact]
    public void of_files_and_folders_say_something() => NameRules.OfPaths(Repo.Sources.Select(source => source.Path)).MustBeNone();

    [Fact]
    public void of_types_say_something() => Repo.Sources.SelectMany(NameRules.OfTypes).MustBeNone();

    [Theory]
    [InlineData("services/AService/Common/Order.cs", "Common")]
    [InlineData("services/AService/Helpers/Order.cs", "Helpers")]
    [InlineData("services/AService/utils/Order.cs", "utils")]
    [InlineData("services/AService/Orders/OrderManager.cs", "OrderManager.cs")]
    [InlineData("services/AService/Orders/order_base.cs", "order_base.cs")]
    [InlineData("services/AService/Orders/HTTPHelper.cs", "HTTPHelper.cs")]
    [InlineData("services/AService.Impl/Orders/Order.cs", "AService.Impl")]
    public void of_files_and_folders_that_say_nothing_would_be_found(string path, string culprit) =>
        NameRules.OfPaths([path]).MustName(culprit);

    [Fact]
    public void of_types_that_say_nothing_would_be_found() => NameRules.OfTypes(new SourceFile(
        "planted.cs",
        """
        class OrderManager { record struct OrderBase; interface IHelper; enum CommonThing; }
        delegate void RunImpl();
        record StringUtils;
        """)).MustName("OrderManager", "OrderBase", "IHelper", "CommonThing", "RunImpl", "StringUtils");

    [Theory]
    [InlineData("services/AService/Databases/Baseline.cs")]
    [InlineData("services/AService/Managed/Implicit.cs")]
    [InlineData("services/AService/Commonwealth/Helping.cs")]
    public void that_only_look_like_these_are_none_of_them(string path) => NameRules.OfPaths([path]).MustBeNone();
}
