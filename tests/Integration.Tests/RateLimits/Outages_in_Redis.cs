using Shop.Compliance.RateLimits;
using Shop.Integration.Tests.Redis;

namespace Shop.Integration.Tests.RateLimits;

[Collection("Redis")]
public sealed class Outages_in_Redis(RedisFixture redis) : OutagesCompliance(redis.Address);
