using Shop.Compliance.Leaderboard;

namespace Shop.Integration.Tests.Redis;

[Collection("Redis")]
public sealed class The_views_in_Redis(RedisFixture redis) : ViewsCompliance(redis.Address);
