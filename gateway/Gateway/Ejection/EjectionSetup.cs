using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Health;

namespace Shop.Gateway.Ejection;

internal static class EjectionSetup
{
    public static void AddEjection(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<EjectionOptions>().BindConfiguration(EjectionOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<IAvailableDestinationsPolicy, LastResort>();
        services.AddOptions<TransportFailureRateHealthPolicyOptions>().Configure<IOptions<EjectionOptions>>((policy, ejection) =>
        {
            policy.DefaultFailureRateLimit = ejection.Value.RequestFailureRate;
            policy.MinimalTotalCountThreshold = ejection.Value.RequestsMin;
            policy.DetectionWindowSize = ejection.Value.RequestWindow;
        });
    }
}
