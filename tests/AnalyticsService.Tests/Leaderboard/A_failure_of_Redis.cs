using Shop.AnalyticsService.Views;
using StackExchange.Redis;

namespace Shop.AnalyticsService.Tests.Leaderboard;

public sealed class A_failure_of_Redis
{
    [Theory]
    [InlineData(RedisErrorKind.Loading)]
    [InlineData(RedisErrorKind.ReadOnly)]
    [InlineData(RedisErrorKind.OutOfMemory)]
    [InlineData(RedisErrorKind.Busy)]
    [InlineData(RedisErrorKind.MasterDown)]
    [InlineData(RedisErrorKind.ClusterDown)]
    [InlineData(RedisErrorKind.NoScript)]
    public void is_an_outage_when_the_server_says_so_of_itself(RedisErrorKind kind) => Assert.True(RedisOutage.Is(Answer(kind)));

    [Theory]
    [InlineData(RedisErrorKind.WrongType)]
    [InlineData(RedisErrorKind.UnknownError)]
    [InlineData(RedisErrorKind.Unknown)]
    [InlineData(RedisErrorKind.CrossSlot)]
    [InlineData(RedisErrorKind.UnknownCommand)]
    public void is_none_when_the_server_says_so_of_the_script(RedisErrorKind kind) => Assert.False(RedisOutage.Is(Answer(kind)));

    [Fact]
    public void is_an_outage_when_there_is_no_answer()
    {
        Assert.True(RedisOutage.Is(new RedisConnectionException(ConnectionFailureType.SocketFailure, CommandFlags.None, "Gone.")));
        Assert.True(RedisOutage.Is(new TimeoutException()));
        Assert.False(RedisOutage.Is(new InvalidOperationException()));
    }

    private static RedisServerException Answer(RedisErrorKind kind) => new(kind, CommandFlags.None, "No.");
}
