using System.Runtime.CompilerServices;
using DotNet.Testcontainers.Configurations;

namespace Shop.Integration.Tests.Containers;

/// <summary>A server that does not come up fails its tests after some minutes; by default it is waited for for an hour.</summary>
internal static class StartLimit
{
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(5);

    [ModuleInitializer]
    internal static void Set() => TestcontainersSettings.WaitStrategyTimeout = StartMax;
}
