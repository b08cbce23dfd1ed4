using Shop.Compliance.RateLimits;

namespace Shop.RateLimiting.Tests;

[Collection("Garnet")]
public sealed class Foreign_keys_in_Garnet(GarnetFixture garnet) : ForeignKeysCompliance(garnet.Address);
