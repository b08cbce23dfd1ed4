using System.Reflection;
using Shop.Architecture.Tests.Repository;
using Shop.Architecture.Tests.Rules;

namespace Shop.Architecture.Tests;

public sealed class Projects_know_each_other
{
    private static readonly Project Contracts = Planted("services/BuildingBlocks/Contracts/Contracts.csproj");
    private static readonly Project Streaming = Planted("services/BuildingBlocks/Streaming/Streaming.csproj", "Contracts");
    private static readonly Project Host = Planted("infra/Embedded/Embedded.csproj", "AService", "Contracts");

    [Fact]
    public void but_no_service_another_one() => ReferenceRules.BetweenServices(Repo.Projects).MustBeNone();

    [Fact]
    public void but_a_service_that_did_would_be_named() => ReferenceRules.BetweenServices(
        [
            Planted("services/AService/AService.csproj", "Streaming"),
            Planted("services/BService/BService.csproj", "AService"),
            Planted("services/BuildingBlocks/Streaming/Streaming.csproj", "BService"),
            Host,
        ]).MustName("AService references the service BService", "BService references the service AService");

    [Fact]
    public void but_nothing_deployed_the_embedded_host() => ReferenceRules.ToInfrastructure(Repo.Projects).MustBeNone();

    [Fact]
    public void but_whoever_knew_the_host_would_be_named() => ReferenceRules.ToInfrastructure(
        [
            Planted("services/AService/AService.csproj", "Embedded"), Planted("gateway/Gateway/Gateway.csproj", "AService"), Streaming, Contracts, Host,
            Planted("tests/Some.Tests/Some.Tests.csproj", "Embedded"),
        ]).MustName("AService", "Gateway");

    [Fact]
    public void with_building_blocks_out_of_a_closed_list() => ReferenceRules.OutsideTheClosedList(Repo.Projects).MustBeNone();

    [Fact]
    public void with_another_building_block_named() => ReferenceRules.OutsideTheClosedList(
        [Contracts, Planted("services/BuildingBlocks/Toolbox/Toolbox.csproj"), Planted("services/AService/AService.csproj")]).MustName("Toolbox");

    [Fact]
    public void but_no_building_block_more_than_the_envelope() => ReferenceRules.BetweenBuildingBlocks(Repo.Projects).MustBeNone();

    [Fact]
    public void but_a_building_block_that_knew_more_would_be_named() => ReferenceRules.BetweenBuildingBlocks(
        [
            Contracts, Streaming, Planted("services/BuildingBlocks/EventStore/EventStore.csproj", "Contracts", "Streaming"),
            Planted("services/BuildingBlocks/ServiceDefaults/ServiceDefaults.csproj", "Contracts"),
        ]).MustName("EventStore references Streaming", "ServiceDefaults references Contracts");

    [Fact]
    public void but_the_limiters_nothing() => ReferenceRules.FromTheLimitersToAnything(Repo.Projects).MustBeNone();

    [Fact]
    public void but_limiters_that_knew_the_web_would_be_named() => ReferenceRules.FromTheLimitersToAnything(
        [new Project("gateway/RateLimiting/RateLimiting.csproj", ["Gateway"], [], ["Microsoft.AspNetCore.App"])]).MustName("Gateway", "AspNetCore");

    [Fact]
    public void but_the_gateway_no_message() => ReferenceRules.FromTheGatewayToMessages(Repo.Projects).MustBeNone();

    [Fact]
    public void but_a_gateway_that_knew_messages_would_be_named() => ReferenceRules.FromTheGatewayToMessages(
        [Planted("gateway/Gateway/Gateway.csproj", "Streaming"), Streaming, Contracts]).MustName("Gateway knows Contracts");

    [Fact]
    public void but_a_function_no_broker() => ReferenceRules.FromFunctionsToBrokers(Repo.Projects).MustBeNone();

    [Fact]
    public void but_a_function_that_knew_one_would_be_named() => ReferenceRules.FromFunctionsToBrokers(
        [
            new Project("services/Functions/Toll/Toll.csproj", ["Contracts", "Streaming"], [new("MassTransit.RabbitMQ", null), new("MailKit", null)], []),
            Planted("services/Functions/FunctionHost/FunctionHost.csproj", "Streaming"),
        ]).MustName("Toll references Streaming", "Toll references MassTransit.RabbitMQ");

    [Fact]
    public void but_the_contracts_nothing() => ReferenceRules.OfContracts(Repo.Projects).MustBeNone();

    [Fact]
    public void but_contracts_that_knew_anything_would_be_named() => ReferenceRules.OfContracts(
        [Contracts with { Packages = [new("Confluent.Kafka", null)], Frameworks = ["Microsoft.AspNetCore.App"], References = ["Streaming"] }])
        .MustName("Confluent.Kafka", "Microsoft.AspNetCore.App", "Streaming");

    [Fact]
    public void and_compiled_they_are_the_same_projects_still()
    {
        var services = Repo.Projects.Where(project => project.IsService || project.IsInfrastructure).Select(project => project.Name).ToHashSet();
        var references =
            from project in Repo.Projects
            where project.IsDeployed
            from reference in Assembly.Load(project.Name).GetReferencedAssemblies()
            where services.Contains(reference.Name!) || (project.IsGateway && reference.Name == "Contracts")
            select $"{project.Name} was compiled with {reference.Name}.";

        references.MustBeNone();
    }

    [Fact]
    public void and_the_contracts_were_compiled_with_the_BCL_alone() => Assert.All(
        Assembly.Load("Contracts").GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void and_there_are_some_of_each_kind()
    {
        Assert.Contains(Repo.Projects, project => project is { IsService: true, Name: "OrderService" });
        Assert.Contains(Repo.Projects, project => project is { IsFunction: true, Name: "ReceiptMail" });
        Assert.Contains(Repo.Projects, project => project is { IsGateway: true, Name: "Gateway" });
        Assert.Contains(Repo.Projects, project => project is { IsInfrastructure: true, Name: "Embedded" });
        Assert.Equal(["Contracts"], Repo.Projects.Single(project => project.Name == "Streaming").References);
    }

    private static Project Planted(string path, params string[] references) => new(path, references, [], []);
}
