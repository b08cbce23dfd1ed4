using Shop.Compliance.RateLimits;
using Shop.Integration.Tests.Redis;

namespace Shop.Integration.Tests.RateLimits;

[Collection("Redis")]
public sealed class Real_time_in_Redis(RedisFixture redis) : RealTimeCompliance(redis.Address);
