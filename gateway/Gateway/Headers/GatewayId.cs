namespace Shop.Gateway.Headers;

/// <summary>
/// Every answer names the gateway that gave it, so that it can be seen how clients are spread. It is made up at the start: it tells
/// nothing of the machine.
/// </summary>
internal sealed class GatewayId(RequestDelegate next, TimeProvider clock)
{
    public const string Header = "X-Gateway-Id";

    private readonly string _id = $"{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = _id;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
