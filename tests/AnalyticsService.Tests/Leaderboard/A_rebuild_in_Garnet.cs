namespace Shop.AnalyticsService.Tests.Leaderboard;

[Collection("Redis")]
public sealed class A_rebuild_in_Garnet(RedisServer redis) : RebuildCompliance(redis.Endpoint);
