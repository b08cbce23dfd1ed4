namespace Shop.Functions.Tests.Host;

public sealed class A_process_of_a_function : IDisposable
{
    private readonly Probes _probes = new();

    public void Dispose() => _probes.Dispose();

    [Fact]
    public async Task is_started_by_the_first_event_and_used_for_the_next()
    {
        await using var host = await HostUnderTest.Start(_probes);
        Assert.Empty(_probes.Begun);

        await Done(host, 1);
        await Done(host, 2);
        Assert.Equal([Samples.Id(1), Samples.Id(2)], Assert.Single(_probes.Events));
        Assert.Equal(1, (await host.Totals()).ColdStarts);
    }

    [Fact]
    public async Task ends_when_it_is_idle_and_another_one_is_started_for_the_next_event()
    {
        await using var host = await HostUnderTest.Start(_probes, ("IdleMilliseconds", "50"));
        await Done(host, 1);
        await Eventually.Holds(() => _probes.Ended.Count == 1 && host.Log.Count("FunctionEnded") == 1, "the end of the idle process");
        Assert.Equal(0, (await host.Totals()).Processes);

        await Done(host, 2);
        Assert.Equal(2, _probes.Begun.Count);
        Assert.Equal(2, (await host.Totals()).ColdStarts);
    }

    [Fact]
    public async Task that_died_while_it_was_idle_is_replaced_and_no_event_fails()
    {
        await using var host = await HostUnderTest.Start(_probes);
        await Done(host, 1);
        using (var process = System.Diagnostics.Process.GetProcessById(_probes.Begun[0]))
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await Done(host, 2);
        Assert.Equal(2, _probes.Begun.Count);
        Assert.Equal(1, _probes.Attempts(Samples.Id(2)));
    }

    [Fact]
    public async Task is_one_of_no_more_than_are_allowed()
    {
        await using var host = await HostUnderTest.Start(_probes, ("ProcessesMax", "2"));
        for (var number = 1; number <= 5; number++)
        {
            await host.Publish(Samples.Id(number), "wait");
        }

        await Eventually.Holds(() => _probes.Events.Sum(events => events.Count) == 2, "two events in hand");
        Assert.Equal(2, (await host.Totals()).Processes);
        _probes.Mark("open");
        await Eventually.Holds(() => _probes.Events.Sum(events => events.Count) == 5, "the other events");
        Assert.Equal(2, _probes.Begun.Count);
    }

    [Fact]
    public async Task ends_what_it_has_in_hand_when_the_host_stops()
    {
        var host = await HostUnderTest.Start(_probes);
        await host.Publish(Samples.Id(1), "wait");
        await Eventually.Holds(() => _probes.Attempts(Samples.Id(1)) == 1, "an event in hand");
        var stopping = host.DisposeAsync().AsTask();
        _probes.Mark("open");
        await stopping;

        Assert.Equal(_probes.Begun, _probes.Ended);
        Assert.Equal(0, host.Log.Count("FunctionLost") + host.Log.Count("FunctionKilled"));
    }

    [Fact]
    public async Task that_does_not_end_with_its_input_is_killed()
    {
        var host = await HostUnderTest.Start(_probes, ("Environment:PROBE_STAYS", "1"), ("ExitMilliseconds", "100"));
        await Done(host, 1);
        await host.DisposeAsync();

        Assert.Empty(_probes.Ended);
        Assert.Equal(1, host.Log.Count("FunctionKilled"));
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(Assert.Single(_probes.Begun)));
    }

    [Fact]
    public async Task gets_its_own_settings_and_none_of_the_hosts_secrets()
    {
        Environment.SetEnvironmentVariable("RabbitMq__Password", "secret");
        await using var host = await HostUnderTest.Start(_probes, ("Environment:PROBE_WORD", "hello"));
        await Done(host, 1, "tell");

        var environment = _probes.Read("environment.json");
        Assert.Contains("\"PROBE_WORD\":\"hello\"", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", environment, StringComparison.Ordinal);
        await Eventually.Holds(() => host.Log.Count("FunctionSaid") == 1, "its word in the host's log");
    }

    [Fact]
    public async Task is_counted_by_its_starts_and_its_time()
    {
        await using var host = await HostUnderTest.Start(_probes);
        await Done(host, 1);
        await Done(host, 2);

        var totals = await host.Totals();
        Assert.Equal((1, 2, 1), (totals.Processes, totals.Invocations, totals.ColdStarts));
        Assert.InRange(totals.BusySeconds, double.Epsilon, totals.AliveSeconds);
        var metrics = await host.Metrics();
        Assert.Matches("""(?m)^shop_functions_invocations_total.*outcome="done",start="cold".* 1( |$)""", metrics);
        Assert.Matches("""(?m)^shop_functions_invocations_total.*outcome="done",start="warm".* 1( |$)""", metrics);
        Assert.Matches("(?m)^shop_functions_cold_start_milliseconds_count.* 1( |$)", metrics);
    }

    private static async Task Done(HostUnderTest host, int number, string wish = "")
    {
        var before = (await host.Totals()).Invocations;
        await host.Publish(Samples.Id(number), wish);
        await Eventually.Holds(async () => (await host.Totals()).Invocations == before + 1, "the answer about the event");
    }
}
