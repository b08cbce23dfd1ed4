using Shop.Compliance.RateLimits;
using Shop.Integration.Tests.Redis;

namespace Shop.Integration.Tests.RateLimits;

[Collection("Redis")]
public sealed class RateLimiter_in_Redis(RedisFixture redis) : RateLimiterCompliance(redis.Address);
