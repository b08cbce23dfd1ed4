using Shop.Compliance.Leaderboard;

namespace Shop.Integration.Tests.Redis;

[Collection("Redis")]
public sealed class A_rebuild_in_Redis(RedisFixture redis) : RebuildCompliance(redis.Address);
