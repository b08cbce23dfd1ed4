using Shop.Compliance.RateLimits;

namespace Shop.RateLimiting.Tests;

[Collection("Garnet")]
public sealed class RateLimiter_in_Garnet(GarnetFixture garnet) : RateLimiterCompliance(garnet.Address);
