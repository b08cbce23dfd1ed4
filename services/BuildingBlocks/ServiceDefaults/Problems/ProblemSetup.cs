using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.ServiceDefaults.Problems;

internal static class ProblemSetup
{
    public static void AddShopProblems(this IServiceCollection services)
    {
        // The framework's own writer would put the whole traceparent there.
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => ShopProblem.NameTrace(context.ProblemDetails));
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<ExceptionHandlerOptions>(options => options.StatusCodeSelector = StatusOf);
    }

    private static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
}
