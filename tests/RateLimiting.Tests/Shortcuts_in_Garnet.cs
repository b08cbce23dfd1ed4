using Shop.Compliance.RateLimits;

namespace Shop.RateLimiting.Tests;

[Collection("Garnet")]
public sealed class Shortcuts_in_Garnet(GarnetFixture garnet) : ShortcutsCompliance(garnet.Address);
