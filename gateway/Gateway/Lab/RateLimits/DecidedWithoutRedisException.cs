namespace Shop.Gateway.Lab.RateLimits;

/// <summary>An answer of the race did not come from Redis; the comparison is about limits that are kept there.</summary>
public sealed class DecidedWithoutRedisException() : Exception("Redis did not answer a decision.");
