using Shop.Contracts;
using Shop.ServiceDefaults.Requests;

namespace Shop.AnalyticsService.Requests;

internal static class ConsistencyTokenRule
{
    public const string Description = "Of an earlier answer; checked and not waited for.";

    /// <summary>The token is checked and not waited for: the queue behind these views has no order to wait in.</summary>
    public static bool RequireToken(this RequestErrors errors, string? token) => errors.Require(
        token is null || ConsistencyToken.TryParse(token, out _), ConsistencyToken.Header, "This is no token of an earlier answer.");
}
