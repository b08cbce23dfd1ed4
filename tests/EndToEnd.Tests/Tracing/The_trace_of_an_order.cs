using System.Net;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Tracing;

public sealed class The_trace_of_an_order : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task comes_to_a_collector_from_the_gateway_over_both_brokers_to_the_document_and_the_mail(string protocol)
    {
        await using var collector = await OtlpReceiver.Start(IPAddress.Loopback);
        await using var shop = await ShopProcess.StartIn(
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{(protocol == "grpc" ? collector.GrpcPort : collector.HttpPort)}",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            },
            "--data", _folder.Path, "--port", "0");

        var order = await TracedOrder.Place(shop.Gateway, "mug");
        await order.MustArriveWhole(collector);
    }
}
