using Shop.Compliance.RateLimits;

namespace Shop.RateLimiting.Tests;

[Collection("Garnet")]
public sealed class The_definitions_in_Garnet(GarnetFixture garnet) : ConformanceCompliance(garnet.Address);
