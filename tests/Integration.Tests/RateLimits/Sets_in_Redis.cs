using Shop.Compliance.RateLimits;
using Shop.Integration.Tests.Redis;

namespace Shop.Integration.Tests.RateLimits;

[Collection("Redis")]
public sealed class Sets_in_Redis(RedisFixture redis) : SetsCompliance(redis.Address);
