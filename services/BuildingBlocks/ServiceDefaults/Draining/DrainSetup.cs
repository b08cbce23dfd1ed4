using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Shop.ServiceDefaults.Draining;

internal static class DrainSetup
{
    public static void AddDrain(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DrainOptions>().BindConfiguration(DrainOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<Drain>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Drain>());
    }

    public static void UseDrain(this WebApplication app)
    {
        var drain = app.Services.GetRequiredService<Drain>();
        app.Use(next => context => drain.Mark(context, next));
    }
}
