using System.Text.RegularExpressions;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.CommandLine;

public sealed partial class Playing_the_demo
{
    [Fact]
    public async Task passes_every_check_and_leaves_nothing_behind()
    {
        var demo = await ShopProcess.Run("--demo");

        Assert.True(demo.ExitCode == 0, demo.Output);
        Assert.Equal("", demo.Errors);
        Assert.Matches(@"demo: (\d+) of \1 checks passed", demo.Output);
        Assert.Contains("orders a second: 100;", demo.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(FolderIn(demo.Output)));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task leaves_nothing_behind_when_it_is_stopped(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no way to send a signal to another process.");
        await using var demo = await ShopProcess.StartUntil("One order on its way", "--demo");

        Assert.Equal(exitCode, await demo.Terminate(signal, TimeSpan.FromSeconds(20)));
        Assert.Equal("", demo.Errors);
        Assert.DoesNotContain("FAILED", demo.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(FolderIn(demo.Output)));
    }

    [Theory]
    [InlineData("--kafka", "127.0.0.1:1", "Kafka answers within 10 s")]
    [InlineData("--rabbitmq", "amqp://shop:secret@127.0.0.1:1", "RabbitMQ takes the demo's queue within 20 s")]
    public async Task names_the_broker_that_does_not_answer(string option, string address, string check)
    {
        var demo = await ShopProcess.Run("--demo", "--gateway", "http://127.0.0.1:1", option, address);

        Assert.Equal(1, demo.ExitCode);
        Assert.Contains(check, demo.Output, StringComparison.Ordinal);
        Assert.Contains("the rest could not be played", demo.Output, StringComparison.Ordinal);
    }

    private static string FolderIn(string output) => Folder().Match(output).Groups[1].Value is { Length: > 0 } folder
        ? folder
        : throw new InvalidOperationException($"It does not say where its data is: {output}");

    [GeneratedRegex(@"data in (\S+)")]
    private static partial Regex Folder();
}
