using Microsoft.Extensions.Options;
using Shop.Gateway.Parts;
using Shop.ServiceDefaults.Health;

namespace Shop.Gateway.Readiness;

/// <summary>What each instance of each part says about its readiness, asked in parallel.</summary>
internal sealed class PartStates
{
    private readonly PartList _parts;
    private readonly PartClient _client;
    private readonly TimeSpan _probeTimeout;
    private readonly Shared<Dictionary<string, PartState>> _states;

    public PartStates(PartList parts, PartClient client, IOptions<ReadinessOptions> options, TimeProvider clock)
    {
        _parts = parts;
        _client = client;
        _probeTimeout = options.Value.ProbeTimeout;
        _states = new(Probe, _ => options.Value.CachePeriod, clock);
    }

    public async Task<PartState> Of(string part, CancellationToken cancellationToken) =>
        (await _states.Get(cancellationToken))[part];

    private async Task<Dictionary<string, PartState>> Probe()
    {
        var states = await Task.WhenAll(_parts.All.Select(async part => new PartState(part.Name, await Task.WhenAll(part.Instances.Select(Probe)))));
        return states.ToDictionary(state => state.Part, StringComparer.OrdinalIgnoreCase);
    }

    private async Task<InstanceState> Probe(KeyValuePair<string, Uri> instance)
    {
        try
        {
            using var answer = await _client.Get(instance.Value, HealthSetup.ReadyPath, _probeTimeout);
            return new InstanceState(instance.Key, answer.IsSuccessStatusCode, $"answers {(int)answer.StatusCode}");
        }
        catch (HttpRequestException)
        {
            return new InstanceState(instance.Key, IsReady: false, "is down");
        }
        catch (OperationCanceledException)
        {
            return new InstanceState(instance.Key, IsReady: false, "does not answer");
        }
    }
}
