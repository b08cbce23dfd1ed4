using Shop.Compliance.RateLimits;
using Shop.Integration.Tests.Redis;

namespace Shop.Integration.Tests.RateLimits;

[Collection("Redis")]
public sealed class The_definitions_in_Redis(RedisFixture redis) : ConformanceCompliance(redis.Address);
