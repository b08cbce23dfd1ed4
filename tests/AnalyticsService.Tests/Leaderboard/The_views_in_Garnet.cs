namespace Shop.AnalyticsService.Tests.Leaderboard;

[Collection("Redis")]
public sealed class The_views_in_Garnet(RedisServer redis) : ViewsCompliance(redis.Endpoint);
