using Microsoft.AspNetCore.Http;
using Shop.EventStore.Log;
using Shop.ServiceDefaults.Problems;

namespace Shop.OrderService.Recording;

/// <summary>To a client a log that does not answer is a 503. Whether an append may have been done is the recorder's to say.</summary>
internal sealed class EventLogOutage : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (EventStoreUnavailableException exception)
        {
            throw new DependencyDownException("The event log", "event-log-down", exception);
        }
    }
}
