using System.Text.Json.Nodes;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.Functions.Tests.Host;

public sealed class An_event_for_a_function : IDisposable
{
    private static readonly Guid One = Samples.Id(1);

    private readonly Probes _probes = new();

    public void Dispose() => _probes.Dispose();

    [Fact]
    public async Task comes_as_one_line_of_CloudEvents_JSON()
    {
        await using var host = await HostUnderTest.Start(_probes);
        await host.Publish(One, "tell");
        await Eventually.Holds(() => _probes.Has("environment.json"), "the event");

        var line = JsonNode.Parse(_probes.Read("event.json"))!;
        Assert.Equal(("1.0", $"{One}", "order-shipped.v1"), ((string?)line["specversion"], (string?)line["id"], (string?)line["type"]));
        var order = (OrderShippedV1)EventJson.Read(typeof(OrderShippedV1), System.Text.Encoding.UTF8.GetBytes(line["data"]!.ToJsonString()));
        Assert.Equivalent(Samples.Shipped with { CustomerId = "tell" }, order);
    }

    [Theory]
    [InlineData("crash-once")]
    [InlineData("stuck-once")]
    [InlineData("babble-once")]
    [InlineData("mistaken-once")]
    public async Task is_tried_again_in_a_new_process_when_the_first_gives_no_answer(string wish)
    {
        await using var host = await HostUnderTest.Start(_probes, ("TimeoutMilliseconds", "1500"));
        await host.Publish(One, wish);
        await Eventually.Holds(() => _probes.Attempts(One) == 2, "the second attempt");

        Assert.Equal(2, _probes.Begun.Count);
        await Eventually.Holds(() => host.Log.Count("FunctionLost") == 1, "the loss in the log");
        await AssertNextIsDone(host);
        Assert.Empty(host.Errors.Events);
    }

    [Fact]
    public async Task is_tried_again_in_a_new_process_when_it_fills_the_pipe_of_one_that_never_reads()
    {
        await using var host = await HostUnderTest.Start(_probes, ("Environment:PROBE_IS_DEAF_ONCE", "1"), ("TimeoutMilliseconds", "1500"));
        await host.Publish(One, new string('x', 200_000));
        await Eventually.Holds(() => _probes.Attempts(One) == 1, "the second attempt");

        Assert.Equal(2, _probes.Begun.Count);
        Assert.Equal((1, 1), (host.Log.Count("FunctionLost"), host.Log.Count("FunctionEnded")));
        await AssertNextIsDone(host);
        Assert.Empty(host.Errors.Events);
    }

    [Fact]
    public async Task that_fails_again_and_again_goes_to_the_error_queue_and_the_others_go_on()
    {
        await using var host = await HostUnderTest.Start(_probes, ("AttemptsMax", "3"));
        await host.Publish(One, "fail");
        await Eventually.Holds(() => host.Log.Count("MovedToErrorQueue") == 1, "the move to the error queue");

        Assert.Equal([One], host.Errors.Events.OfType<Guid>());
        Assert.Equal(3, _probes.Attempts(One));
        Assert.Single(_probes.Begun);
        await AssertNextIsDone(host);
    }

    [Fact]
    public async Task that_the_function_refuses_goes_to_the_error_queue_at_once()
    {
        await using var host = await HostUnderTest.Start(_probes);
        await host.Publish(One, "refuse");
        await Eventually.Holds(() => host.Log.Count("MovedToErrorQueue") == 1, "the move to the error queue");

        Assert.Equal(1, _probes.Attempts(One));
    }

    [Fact]
    public async Task whose_answer_never_ends_costs_the_process_and_not_the_hosts_memory()
    {
        await using var host = await HostUnderTest.Start(_probes, ("AttemptsMax", "1"));
        await host.Publish(One, "long");
        await Eventually.Holds(() => host.Log.Count("MovedToErrorQueue") == 1, "the move to the error queue");
        Assert.Equal(1, host.Log.Count("FunctionLost"));
    }

    [Fact]
    public async Task waits_as_long_as_a_server_that_the_function_needs_is_away()
    {
        await using var host = await HostUnderTest.Start(_probes, ("AttemptsMax", "1"));
        await host.Publish(One, "away");
        await Eventually.Holds(() => _probes.Attempts(One) >= 3, "more attempts than the error queue would allow");
        _probes.Mark("back");
        await Eventually.Holds(async () => (await host.Metrics()).Contains("outcome=\"done\"", StringComparison.Ordinal), "its effect");
        Assert.Empty(host.Errors.Events);
    }

    [Fact]
    public async Task that_waits_lets_the_host_stop_and_is_not_parked()
    {
        var host = await HostUnderTest.Start(_probes);
        await host.Publish(One, "away");
        await Eventually.Holds(() => host.Log.Count("MessageWaits") >= 1, "the wait");
        await host.DisposeAsync();

        Assert.Empty(host.Errors.Events);
        Assert.Equal(_probes.Begun, _probes.Ended);
    }

    private async Task AssertNextIsDone(HostUnderTest host)
    {
        var failed = host.Errors.Events.Count;
        await host.Publish(Samples.Id(99));
        await Eventually.Holds(() => _probes.Attempts(Samples.Id(99)) == 1, "the next event");
        Assert.Equal(failed, host.Errors.Events.Count);
    }
}
