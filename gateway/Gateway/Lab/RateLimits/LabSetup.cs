namespace Shop.Gateway.Lab.RateLimits;

internal static class LabSetup
{
    public static void AddRateLimitLab(this IServiceCollection services) => services.AddSingleton<Race>();
}
