using Shop.Compliance.RateLimits;

namespace Shop.RateLimiting.Tests;

[Collection("Garnet")]
public sealed class Sets_in_Garnet(GarnetFixture garnet) : SetsCompliance(garnet.Address);
