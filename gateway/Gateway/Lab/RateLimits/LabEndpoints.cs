using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.ServiceDefaults.Problems;

namespace Shop.Gateway.Lab.RateLimits;

/// <summary>A page on which the algorithms can be watched side by side.</summary>
internal static class LabEndpoints
{
    public const string RunPath = "/lab/rate-limits/run";

    private static readonly Lazy<string> Page = new(ReadPage);
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static void MapRateLimitLab(this WebApplication app)
    {
        app.MapGet("/lab/rate-limits", () => TypedResults.Content(Page.Value, "text/html; charset=utf-8")).ExcludeFromDescription();
        app.MapPost(RunPath, Handle).ExcludeFromDescription();
    }

    /// <summary>Takes as long as the load that is played: up to 20 s.</summary>
    private static async Task<Results<Ok<LabRunResponse>, ProblemHttpResult>> Handle(
        LabRunRequest body, Race race, HttpResponse response, CancellationToken cancellationToken)
    {
        if (body.Check().Problem is { } problem)
        {
            return problem.ToResult();
        }

        if (!OneAtATime.Wait(0, CancellationToken.None))
        {
            // Two at once would be measured against each other.
            return Busy.ToResult(response);
        }

        try
        {
            return TypedResults.Ok(LabRunResponse.From(await race.Run(body.ToRun(), cancellationToken)));
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static ShopProblem Busy => new(
        StatusCodes.Status409Conflict, "lab-busy", "A run is under way.", "Only one run is played at a time.", TimeSpan.FromSeconds(5));

    private static string ReadPage()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("rate-limits.html")
            ?? throw new FileNotFoundException("The lab's page is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
