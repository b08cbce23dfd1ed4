using System.Text;
using Shop.Contracts;
using Shop.Streaming.Kafka;

namespace Shop.Streaming.Tests.Kafka;

public sealed class A_message_that_cannot_be_handled : IDisposable
{
    private static readonly PartitionId Partition = new(Broker.Topic, 0);
    private readonly Broker _broker = new();
    private readonly ThingsHandler _handler = new() { CanHandle = envelope => !(envelope.Key == "bad" && envelope.Version == 2) };

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task is_parked_with_the_later_ones_of_its_key_while_other_keys_go_on()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await PublishThreeOfEach();
        await Eventually.True(() => _broker.Committed(0) == 6, "the batch is done");
        Assert.Equal([1, 2, 3], _handler.VersionsOf(0, "good"));
        Assert.Equal([1], _handler.VersionsOf(0, "bad"));
        Assert.Equal(["bad/2", "bad/3"], ParkedVersions());
        Assert.True(host.Log.Has("KeyParked"));
    }

    [Fact]
    public async Task is_tried_as_often_as_the_options_say()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler, options => options.AttemptsMax = 5);
        await PublishThreeOfEach();
        await Eventually.True(() => _broker.Committed(0) == 6, "the batch is done");
        Assert.Equal(5, host.Log.Of("MessageFailed").Count());
    }

    [Fact]
    public async Task is_parked_after_the_events_before_it()
    {
        var before = Sequence.Start;
        await using var host = await ConsumerHost.Start(_broker, _handler);
        before = (await _broker.Publish(0, "bad")).Sequence;
        await _broker.Publish(0, "bad");
        await Eventually.True(() => _broker.Committed(0) == 2, "the batch is done");

        // Null when the bad message began a batch of its own.
        Assert.True(_handler.ParkedKeys[(0, "bad")] is null || _handler.ParkedKeys[(0, "bad")] == before);
    }

    [Fact]
    public async Task keeps_its_headers_and_says_why_and_whence()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await PublishThreeOfEach();
        await Eventually.True(() => _broker.Committed(0) == 6, "the batch is done");
        var parked = _broker.Parked(0)[0];
        Assert.Equal("It is bad.", EnvelopeReader.Find(parked, "parked_reason"));
        Assert.Equal("3", EnvelopeReader.Find(parked, "parked_offset"));
        Assert.Equal("thing-happened.v1", EnvelopeReader.Find(parked, EventHeaders.Type));
    }

    [Fact]
    public async Task keeps_its_key_parked_after_a_restart()
    {
        await using (var first = await ConsumerHost.Start(_broker, _handler))
        {
            await PublishThreeOfEach();
            await Eventually.True(() => _broker.Committed(0) == 6, "the batch is done");
        }

        await using var second = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "bad");
        await _broker.Publish(0, "good");
        await Eventually.True(() => _broker.Committed(0) == 8, "the second batch is done");
        Assert.Equal([1], _handler.VersionsOf(0, "bad"));
        Assert.Equal(["bad/2", "bad/3", "bad/4"], ParkedVersions());
    }

    [Fact]
    public async Task is_replayed_in_order_when_it_can_be_handled_and_later_ones_follow()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await PublishThreeOfEach();
        await Eventually.True(() => _broker.Committed(0) == 6, "the batch is done");
        _handler.CanHandle = _ => true;
        var result = await host.Consumer.Replay(Partition, "bad", new HashSet<long>(), TestContext.Current.CancellationToken);
        Assert.Equal(new ReplayResult(ReplayOutcome.Replayed, 2), result);
        await _broker.Publish(0, "bad");
        await Eventually.True(() => _broker.Committed(0) == 7, "the next event is done");
        Assert.Equal([1, 2, 3, 4], _handler.VersionsOf(0, "bad"));
        Assert.Empty(_handler.ParkedKeys);
    }

    [Fact]
    public async Task stays_parked_when_a_replay_cannot_handle_it_either()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await PublishThreeOfEach();
        await Eventually.True(() => _broker.Committed(0) == 6, "the batch is done");
        var result = await host.Consumer.Replay(Partition, "bad", new HashSet<long>(), TestContext.Current.CancellationToken);
        Assert.Equal(new ReplayResult(ReplayOutcome.StillUnhandleable, 0, 3, "It is still bad."), result);
        Assert.Single(_handler.ParkedKeys);
    }

    [Fact]
    public async Task can_be_discarded_by_an_operator()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await PublishThreeOfEach();
        await Eventually.True(() => _broker.Committed(0) == 6, "the batch is done");
        var result = await host.Consumer.Replay(Partition, "bad", new HashSet<long> { 3 }, TestContext.Current.CancellationToken);
        Assert.Equal(new ReplayResult(ReplayOutcome.Replayed, 1), result);
        Assert.Equal([1, 3], _handler.VersionsOf(0, "bad"));
    }

    [Fact]
    public async Task is_replayed_only_once()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await PublishThreeOfEach();
        await Eventually.True(() => _broker.Committed(0) == 6, "the batch is done");
        await host.Consumer.Replay(Partition, "bad", new HashSet<long> { 3 }, TestContext.Current.CancellationToken);
        _handler.CanHandle = envelope => envelope.Version != 4;
        await _broker.Publish(0, "bad");
        await Eventually.True(() => _broker.Committed(0) == 7, "the key is parked again");
        _handler.CanHandle = _ => true;
        var counts = await host.Consumer.CountParked(Partition, TestContext.Current.CancellationToken);
        Assert.Equal(1, counts["bad"]);
        await host.Consumer.Replay(Partition, "bad", new HashSet<long>(), TestContext.Current.CancellationToken);
        Assert.Equal([1, 3, 4], _handler.VersionsOf(0, "bad"));
    }

    [Fact]
    public async Task keeps_its_key_recorded_when_nobody_knows_whether_it_was_unparked()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await PublishThreeOfEach();
        await Eventually.True(() => _broker.Committed(0) == 6, "the batch is done");
        _handler.CanHandle = _ => true;
        _handler.AfterUnpark = () => throw new DependencyUnavailableException("The store", new TimeoutException());
        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => host.Consumer.Replay(Partition, "bad", new HashSet<long>(), TestContext.Current.CancellationToken));
        Assert.Empty(_handler.ParkedKeys);
        await _broker.Publish(0, "bad");
        await Eventually.True(() => _broker.Committed(0) == 7, "the next event is done");
        Assert.Equal([1, 2, 3], _handler.VersionsOf(0, "bad"));
        Assert.Single(_handler.ParkedKeys);
    }

    [Fact]
    public async Task is_replayed_only_where_its_partition_is_held_and_its_key_parked()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "good");
        await Eventually.True(() => _broker.Committed(0) == 1, "the event is done");
        Assert.Equal(ReplayOutcome.NotParked, (await Replay(host, Partition)).Outcome);
        Assert.Equal(ReplayOutcome.NotHeldHere, (await Replay(host, Partition with { Number = 9 })).Outcome);
    }

    [Theory]
    [InlineData(EventHeaders.Id, null)]
    [InlineData(EventHeaders.Id, "not-a-guid")]
    [InlineData(EventHeaders.Type, null)]
    [InlineData(EventHeaders.Time, "yesterday")]
    [InlineData(EventHeaders.Sequence, "12")]
    [InlineData(EventHeaders.Stream, null)]
    [InlineData(EventHeaders.Version, "0")]
    [InlineData(EventHeaders.Version, "first")]
    public async Task may_be_one_without_proper_headers(string header, string? value)
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.PublishRaw(0, Messages.With("bad", header, value));
        await _broker.PublishRaw(0, Messages.With("good", EventHeaders.SpecVersion, "1.0"));
        await Eventually.True(() => _broker.Committed(0) == 2, "both are done");
        Assert.Equal(["bad"], _broker.Parked(0).Select(message => Encoding.UTF8.GetString(message.Key)));
        Assert.Equal(["good"], _handler.EffectsOf(0).Select(effect => effect.Event.Key));
    }

    [Fact]
    public async Task may_be_one_without_key_or_body()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        var keyless = Messages.With("x", EventHeaders.SpecVersion, "1.0");
        keyless.Key = null!;
        var bodyless = Messages.With("bad", EventHeaders.SpecVersion, "1.0");
        bodyless.Value = null!;
        await _broker.PublishRaw(0, keyless);
        await _broker.PublishRaw(0, bodyless);
        await Eventually.True(() => _broker.Committed(0) == 2, "both are done");
        Assert.Equal([(0, ""), (0, "bad")], _handler.ParkedKeys.Keys.Order());
        Assert.Empty(_handler.EffectsOf(0));
    }

    private static Task<ReplayResult> Replay(ConsumerHost host, PartitionId partition) =>
        host.Consumer.Replay(partition, "good", new HashSet<long>(), TestContext.Current.CancellationToken);

    private async Task PublishThreeOfEach()
    {
        for (var number = 0; number < 3; number++)
        {
            await _broker.Publish(0, "good");
            await _broker.Publish(0, "bad");
        }
    }

    private IEnumerable<string> ParkedVersions() => _broker.Parked(0).Select(message =>
        $"{Encoding.UTF8.GetString(message.Key)}/{EnvelopeReader.Find(message, EventHeaders.Version)}");
}
