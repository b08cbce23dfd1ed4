using Confluent.Kafka;
using Shop.Streaming.Kafka;

namespace Shop.Streaming.Tests.Kafka;

public sealed class A_commit_that_fails
{
    [Theory]
    [InlineData(ErrorCode.IllegalGeneration, "CommitSuperseded")]
    [InlineData(ErrorCode.RebalanceInProgress, "CommitSuperseded")]
    [InlineData(ErrorCode.UnknownMemberId, "CommitSuperseded")]
    [InlineData(ErrorCode.Local_TimedOut, "CommitFailed")]
    public void is_expected_during_a_rebalance_and_else_a_warning(ErrorCode code, string @event)
    {
        using var log = new LogLines();
        log.CreateLogger("").Committed(new Error(code));
        Assert.True(log.Has(@event));
    }

    [Theory]
    [InlineData(ErrorCode.NoError)]
    [InlineData(ErrorCode.Local_NoOffset)]
    public void is_none_when_there_was_nothing_to_commit(ErrorCode code)
    {
        using var log = new LogLines();
        log.CreateLogger("").Committed(new Error(code));
        Assert.False(log.Has("CommitSuperseded") || log.Has("CommitFailed"));
    }
}
