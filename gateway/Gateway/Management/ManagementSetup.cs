namespace Shop.Gateway.Management;

internal static class ManagementSetup
{
    public static void AddManagement(this IServiceCollection services) =>
        services.AddOptionsWithValidateOnStart<ManagementOptions>().BindConfiguration(ManagementOptions.Section).ValidateDataAnnotations();
}
