using Shop.Compliance.RateLimits;

namespace Shop.RateLimiting.Tests;

[Collection("Garnet")]
public sealed class Processes_in_Garnet(GarnetFixture garnet) : ProcessesCompliance(garnet.Address);
