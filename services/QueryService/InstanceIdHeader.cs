using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Shop.QueryService;

internal static class InstanceIdHeader
{
    public const string Name = "X-Instance-Id";

    /// <summary>Every answer names the instance that gave it, so that the load balancer's choice can be seen.</summary>
    public static void UseInstanceIdHeader(this WebApplication app)
    {
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var instanceId = app.Services.GetRequiredService<IOptions<QueryOptions>>().Value.InstanceId
            ?? $"{Environment.MachineName}-{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[Name] = instanceId;
                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
