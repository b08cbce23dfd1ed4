namespace Shop.Embedded.Demo;

/// <summary>A client that asks more often than its policy allows is told so, and when to come back.</summary>
internal static class FloodAct
{
    // The policy lab-runs: three in ten seconds. A run without a shape is refused at once, and counts all the same.
    private const int RequestsMax = 4;
    private const int TooManyRequests = 429;
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(5);

    public static async Task Play(DemoRun run)
    {
        run.Checks.Heading("Too fast");
        var answer = await Ask(run);
        for (var request = 2; request <= RequestsMax && answer.Code != TooManyRequests; request++)
        {
            answer = await Ask(run);
        }

        var isRefused = answer.Code == TooManyRequests && answer.Problem == "urn:shop:too-many-requests";
        run.Checks.Check("one request too many is 429", isRefused, answer);
        run.Checks.Check("and says when to come back", answer.RetryAfter > TimeSpan.Zero && answer.RetryAfter <= WaitMax, answer);
        await Task.Delay(answer.RetryAfter is { } wait && wait <= WaitMax ? wait : TimeSpan.Zero, run.Clock, run.Stopping);
        answer = await Ask(run);
        run.Checks.Check("whoever comes back then is let in", answer.Code == 400, answer);
    }

    private static Task<Answer> Ask(DemoRun run) => run.Client.Post("/lab/rate-limits/run", new { });
}
