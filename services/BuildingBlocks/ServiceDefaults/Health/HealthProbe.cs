using System.Net;

namespace Shop.ServiceDefaults.Health;

/// <summary>
/// The service's image probes itself, since it has no curl: the same program, started with <see cref="Argument"/>, asks the
/// one that runs whether it is ready, and ends.
/// </summary>
public static class HealthProbe
{
    public const string Argument = "--health";

    /// <summary>ASP.NET Core's variable: the ports that the service listens on, separated by semicolons.</summary>
    public const string PortsVariable = "ASPNETCORE_HTTP_PORTS";

    private const string PortDefault = "8080";

    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(2);

    /// <param name="ports">What <see cref="PortsVariable"/> says; the first one is asked, 8080 when there is none.</param>
    /// <param name="report">Where the reason goes when it is not ready.</param>
    /// <returns>The exit code: 0 when it is ready, 1 when it is not or does not answer within 2 s.</returns>
    public static async Task<int> Run(string? ports, TextWriter report)
    {
        var port = ports?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..] ? first : PortDefault;
        using var client = new HttpClient { Timeout = TimeMax };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://{IPAddress.Loopback}:{port}{HealthSetup.ReadyPath}"));
            if (answer.IsSuccessStatusCode)
            {
                return 0;
            }

            await report.WriteLineAsync(await answer.Content.ReadAsStringAsync());
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await report.WriteLineAsync($"Port {port} does not answer: {exception.Message}");
        }

        return 1;
    }
}
