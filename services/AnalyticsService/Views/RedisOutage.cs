using StackExchange.Redis;

namespace Shop.AnalyticsService.Views;

/// <summary>
/// Which failures are the server's state, so that waiting helps. Any other answer of the server is about the script and its
/// keys: it would be the same for ever, and the message must not wait for another one.
/// </summary>
internal static class RedisOutage
{
    public static bool Is(Exception exception) => exception switch
    {
        RedisServerException answer => IsState(answer.Kind),
        RedisConnectionException or TimeoutException => true,
        _ => false,
    };

    private static bool IsState(RedisErrorKind kind) => kind is
        RedisErrorKind.ConnectionFault or RedisErrorKind.Timeout
        or RedisErrorKind.Loading or RedisErrorKind.ReadOnly or RedisErrorKind.OutOfMemory
        or RedisErrorKind.Busy or RedisErrorKind.MaxClients or RedisErrorKind.Misconfigured
        or RedisErrorKind.ClusterDown or RedisErrorKind.MasterDown or RedisErrorKind.NoReplicas or RedisErrorKind.TryAgain
        // A restarted server has forgotten the script, and the client sends its text again.
        or RedisErrorKind.NoScript;
}
