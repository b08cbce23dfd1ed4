using System.Net;
using Shop.Compose;
using Shop.EndToEnd.Tests.Tracing;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>One shop in containers for all tests that need one. Where there is no Docker they are skipped with one reason.</summary>
public sealed class ShopInContainers : IAsyncLifetime
{
    private ComposeShop? _shop;

    public ComposeShop Shop
    {
        get
        {
            Assert.SkipWhen(_shop is null, "Docker is not running here: this test needs the shop in containers.");
            return _shop!;
        }
    }

    /// <summary>Gets the traces that clients have begun, and no others: most tests ask for none.</summary>
    internal OtlpReceiver? Collector { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (await ComposeShop.HasDocker())
        {
            Collector = await OtlpReceiver.Start(IPAddress.Any);
            _shop = await ComposeShop.Start("shop-tests", settings: new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://host.docker.internal:{Collector.GrpcPort}",
                ["OTEL_TRACES_SAMPLER"] = "parentbased_always_off",
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_shop?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Collector?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
