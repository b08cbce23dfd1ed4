using Shop.AnalyticsService.Views;
using StackExchange.Redis;

namespace Shop.AnalyticsService.Tests.Leaderboard;

public sealed class A_failure_of_Redis
{
    [Theory]
    [InlineData("LOADING Redis is loading the dataset in memory")]
    [InlineData("READONLY You can't write against a read only replica.")]
    [InlineData("OOM command not allowed when used memory > 'maxmemory'.")]
    [InlineData("BUSY Redis is busy running a script.")]
    [InlineData("MASTERDOWN Link with MASTER is down")]
    [InlineData("CLUSTERDOWN The cluster is down")]
    [InlineData("NOSCRIPT No matching script. Please use EVAL.")]
    public void is_an_outage_when_the_server_says_so_of_itself(string answer) =>
        Assert.True(RedisOutage.Is(new RedisServerException(RedisErrorKind.Unknown, CommandFlags.None, answer)));

    [Theory]
    [InlineData("WRONGTYPE Operation against a key holding the wrong kind of value")]
    [InlineData("ERR user_script:7: attempt to index a nil value")]
    [InlineData("ERR value is not a valid float")]
    [InlineData("CROSSSLOT Keys in request don't hash to the same slot")]
    [InlineData("something else")]
    public void is_none_when_the_server_says_so_of_the_script(string answer) =>
        Assert.False(RedisOutage.Is(new RedisServerException(RedisErrorKind.Unknown, CommandFlags.None, answer)));

    [Fact]
    public void is_an_outage_when_there_is_no_answer()
    {
        Assert.True(RedisOutage.Is(new RedisConnectionException(ConnectionFailureType.SocketFailure, CommandFlags.None, "Gone.")));
        Assert.True(RedisOutage.Is(new TimeoutException()));
        Assert.False(RedisOutage.Is(new InvalidOperationException()));
    }
}
