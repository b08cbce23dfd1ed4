using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Shop.Gateway.Ejection;

/// <summary>
/// The instances that are not ejected. When the probes have ejected all of them, those whose requests do not fail: the last instance
/// may be slow to answer a probe and answer a client all the same, and one that is not ready says best itself what it waits for.
/// </summary>
internal sealed class LastResort : IAvailableDestinationsPolicy
{
    public const string PolicyName = "LastResort";

    public string Name => PolicyName;

    public IReadOnlyList<DestinationState> GetAvailalableDestinations(ClusterConfig config, IReadOnlyList<DestinationState> allDestinations)
    {
        var working = allDestinations.Where(destination => destination.Health.Passive != DestinationHealth.Unhealthy).ToList();
        var ready = working.Where(destination => destination.Health.Active != DestinationHealth.Unhealthy).ToList();
        return ready.Count > 0 ? ready : working;
    }
}
