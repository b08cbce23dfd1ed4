using Shop.Compliance.RateLimits;
using Shop.Integration.Tests.Redis;

namespace Shop.Integration.Tests.RateLimits;

[Collection("Redis")]
public sealed class Foreign_keys_in_Redis(RedisFixture redis) : ForeignKeysCompliance(redis.Address);
