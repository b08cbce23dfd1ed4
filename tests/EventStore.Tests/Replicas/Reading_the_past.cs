using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.Replicas;
using Shop.EventStore.Tests.Relay;

namespace Shop.EventStore.Tests.Replicas;

public sealed class Reading_the_past : IDisposable
{
    private static readonly LogPoint Point = new(3, Sequence.Of(1, 900, 7));
    private static readonly EventStoreUnavailableException Down = new("Down.", new IOException(), nothingWritten: true);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLogger<HistoryServers> _logger = new();
    private readonly FakeServer _primary = new("primary");
    private readonly FakeServer _first = new("first");
    private readonly FakeServer _second = new("second");

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task without_replicas_is_the_primarys() => Assert.Equal("primary", await Read(Servers()));

    [Fact]
    public async Task is_the_replicas_in_turn()
    {
        var servers = Servers(_first, _second);
        string[] answered = [await Read(servers), await Read(servers), await Read(servers), await Read(servers)];
        Assert.Equal(["first", "first", "second", "second"], answered.Order());
    }

    [Fact]
    public async Task is_the_primarys_until_the_replica_has_what_must_not_be_missed()
    {
        var servers = Servers(_first);
        Assert.Equal("primary", await Read(servers, Point));
        _first.Has = true;
        Assert.Equal("first", await Read(servers, Point));
    }

    [Fact]
    public async Task is_of_the_very_replica_that_has_what_must_not_be_missed()
    {
        var servers = Servers(_first, _second);
        _first.Has = true;
        for (var read = 0; read < 4; read++)
        {
            Assert.Contains(await Read(servers, Point), (string[])["first", "primary"]);
        }

        Assert.Equal(2 * 2, _first.Asked);
        Assert.Equal(2, _second.Asked);
    }

    [Fact]
    public async Task is_repeated_on_the_primary_when_a_replica_fails_which_is_then_left_out_for_a_while()
    {
        var servers = Servers(_first);
        _first.Failure = Down;
        Assert.Equal("primary", await Read(servers));
        Assert.Equal("primary", await Read(servers));
        Assert.Equal(1, _first.Asked);

        _first.Failure = null;
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("first", await Read(servers));
        Assert.Equal(["ReplicaLeftOut", "ReplicaBack"], _logger.Events.Select(logged => logged.Name));
    }

    [Fact]
    public async Task tries_a_replica_that_still_fails_once_a_period()
    {
        var servers = Servers(_first);
        _first.Failure = Down;
        for (var period = 0; period < 3; period++)
        {
            Assert.Equal("primary", await Read(servers));
            Assert.Equal("primary", await Read(servers));
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(3, _first.Asked);
        Assert.Equal(["ReplicaLeftOut"], _logger.Events.Select(logged => logged.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task waits_a_second_for_a_replica_that_stands_still_and_then_asks_the_primary(bool withPoint)
    {
        var servers = Servers(_first);
        _first.Hangs = true;
        var read = Read(servers, withPoint ? Point : null);
        await UntilAsked(_first);
        Assert.False(read.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("primary", await read);
        Assert.Equal("primary", await Read(servers, withPoint ? Point : null));
    }

    [Fact]
    public async Task goes_on_while_the_primary_is_down()
    {
        var servers = Servers(_first, _second);
        (_primary.Failure, _first.Failure) = (Down, Down);
        for (var read = 0; read < 4; read++)
        {
            Assert.Equal("second", await Read(servers));
        }
    }

    [Fact]
    public async Task fails_when_the_primary_is_down_and_no_replica_has_what_must_not_be_missed()
    {
        var servers = Servers(_first, _second);
        _primary.Failure = Down;
        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Read(servers, Point));
        _second.Has = true;
        Assert.Equal("second", await Read(servers, Point));
        Assert.Equal("second", await Read(servers, Point));
    }

    [Fact]
    public async Task that_its_client_gives_up_is_no_failure_of_the_replica()
    {
        var servers = Servers(_first);
        _first.Hangs = true;
        using var client = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var read = Read(servers, null, client.Token);
        await UntilAsked(_first);
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);

        _first.Hangs = false;
        Assert.Equal("first", await Read(servers));
    }

    [Fact]
    public async Task is_counted_by_the_server_that_answered()
    {
        var counted = new List<object?>();
        var meters = _services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == meters)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(tags[0].Value));
        listener.Start();

        var servers = Servers(_first);
        await Read(servers);
        await Read(servers, Point);
        Assert.Equal(["first", "primary"], counted);
    }

    private HistoryServers Servers(params FakeServer[] replicas) => new(
        _primary.Server,
        replicas.Select(replica => replica.Server),
        Options.Create(new ReplicaOptions()),
        _services.GetRequiredService<IMeterFactory>(),
        _clock,
        _logger);

    /// <summary>The name of the server that answered.</summary>
    private static Task<string> Read(HistoryServers servers, LogPoint? atLeast = null, CancellationToken? cancellationToken = null) =>
        servers.Read(
            atLeast,
            async (server, cancel) =>
            {
                await server.Events.ReadStream(new StreamRange("order-1"), cancel);
                return server.Name;
            },
            cancellationToken ?? TestContext.Current.CancellationToken);

    private static async Task UntilAsked(FakeServer server)
    {
        while (server.Asked == 0)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
