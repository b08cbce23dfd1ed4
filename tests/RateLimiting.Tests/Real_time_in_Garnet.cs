using Shop.Compliance.RateLimits;

namespace Shop.RateLimiting.Tests;

[Collection("Garnet")]
public sealed class Real_time_in_Garnet(GarnetFixture garnet) : RealTimeCompliance(garnet.Address);
