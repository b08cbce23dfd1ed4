using Shop.Compliance.RateLimits;

namespace Shop.RateLimiting.Tests;

[Collection("Garnet")]
public sealed class Outages_in_Garnet(GarnetFixture garnet) : OutagesCompliance(garnet.Address);
