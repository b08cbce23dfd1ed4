using Microsoft.AspNetCore.Routing.Template;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>
/// A path as routes are written. <c>/orders</c> is that path alone, <c>/orders/{**rest}</c> it and all below it.
/// </summary>
internal static class PathTemplate
{
    /// <summary>Null when it is none.</summary>
    public static TemplateMatcher? TryParse(string text)
    {
        try
        {
            return text.StartsWith('/') ? Parse(text) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A matcher takes <c>{id:int}</c> and <c>{id=5}</c> as if they were <c>{id}</c>.</summary>
    public static bool IsNotLookedAt(TemplatePart parameter) => parameter.InlineConstraints.Any() || parameter.DefaultValue is not null;

    /// <exception cref="ArgumentException">It is no template.</exception>
    public static TemplateMatcher Parse(string text) => new(TemplateParser.Parse(text), []);
}
