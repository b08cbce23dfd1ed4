using Shop.Compliance.RateLimits;

namespace Shop.RateLimiting.Tests;

[Collection("Garnet")]
public sealed class Leases_in_Garnet(GarnetFixture garnet) : LeasesCompliance(garnet.Address);
