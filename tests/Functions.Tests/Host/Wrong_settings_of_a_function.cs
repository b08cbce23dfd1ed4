using Microsoft.Extensions.Options;

namespace Shop.Functions.Tests.Host;

public sealed class Wrong_settings_of_a_function : IDisposable
{
    private readonly Probes _probes = new();

    public void Dispose() => _probes.Dispose();

    [Theory]
    [InlineData("Queue", "", "Function:Queue is missing")]
    [InlineData("Queue", "Two Words", "kebab-case")]
    [InlineData("Program", "", "Function:Program is missing")]
    [InlineData("Program", "no-such-program", "there is no file")]
    [InlineData("Events:0", "order-eaten.v1", "there is no event order-eaten.v1")]
    [InlineData("ProcessesMax", "0", "ProcessesMax")]
    [InlineData("IdleMilliseconds", "0", "IdleMilliseconds")]
    [InlineData("TimeoutMilliseconds", "0", "TimeoutMilliseconds")]
    public async Task keep_the_host_from_starting_and_are_named(string key, string value, string reason)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => HostUnderTest.Start(_probes, (key, value)));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }
}
