using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Compose;

[Collection<InContainers>]
public sealed class Playing_the_demo(ShopInContainers containers)
{
    [Fact]
    public async Task against_containers_passes_every_check()
    {
        var shop = containers.Shop;
        var ended = await ShopProcess.Run(
            "--demo",
            "--gateway", shop.Gateway.ToString(),
            "--kafka", shop.Kafka,
            "--rabbitmq", shop.RabbitMq.ToString(),
            "--mailpit", shop.Mailpit.ToString());

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
        Assert.DoesNotContain("Not looked at", ended.Output, StringComparison.Ordinal);
        Assert.Matches("orders a second: ([1-9]|1[0-9]|2[0-5]);", ended.Output);
        Assert.Contains("both have the same three", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_the_gateway_alone_at_a_rate_of_ones_own_says_what_it_does_not_look_at()
    {
        var ended = await ShopProcess.Run("--demo", "--gateway", containers.Shop.Gateway.ToString(), "--orders-per-second", "5");

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
        Assert.Contains("orders a second: 5;", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Not looked at, since no address was given: Kafka, RabbitMQ, the mail.", ended.Output, StringComparison.Ordinal);
    }
}
