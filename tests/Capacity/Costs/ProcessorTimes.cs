using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Shop.Compose;

namespace Shop.Capacity.Costs;

/// <summary>Processor time of the shop's containers, as the engine counts it.</summary>
internal sealed class ProcessorTimes(ComposeShop shop) : IDisposable
{
    private const string Socket = "/var/run/docker.sock";
    private const double NanosecondsPerMillisecond = 1e6;

    private readonly HttpClient _engine = new(new SocketsHttpHandler { ConnectCallback = Connect }) { BaseAddress = new Uri("http://docker") };

    /// <summary>Milliseconds of each of its containers since their start, by service.</summary>
    public async Task<ILookup<string, double>> Read()
    {
        var times = new List<(string Service, double Milliseconds)>();
        foreach (var container in (await shop.Inspect()).Where(container => (bool)container["State"]!["Running"]!))
        {
            var service = (string)container["Config"]!["Labels"]!["com.docker.compose.service"]!;
            times.Add((service, await Of((string)container["Id"]!)));
        }

        return times.ToLookup(container => container.Service, container => container.Milliseconds);
    }

    public void Dispose() => _engine.Dispose();

    private async Task<double> Of(string id)
    {
        var statistics = await _engine.GetFromJsonAsync<JsonNode>(new Uri($"/containers/{id}/stats?stream=false&one-shot=true", UriKind.Relative));
        return (double)statistics!["cpu_stats"]!["cpu_usage"]!["total_usage"]! / NanosecondsPerMillisecond;
    }

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
