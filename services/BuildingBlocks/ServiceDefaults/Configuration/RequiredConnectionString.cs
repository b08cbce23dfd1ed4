using Microsoft.Extensions.Configuration;

namespace Shop.ServiceDefaults.Configuration;

public static class RequiredConnectionString
{
    /// <summary>The text under <c>ConnectionStrings:<paramref name="name"/></c>. It may hold a password: it belongs in no log.</summary>
    /// <exception cref="InvalidOperationException">It is missing or empty; the message names the key.</exception>
    public static string RequireConnectionString(this IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new InvalidOperationException(
                $"ConnectionStrings:{name} is missing. Set it in the configuration, e.g. as the environment variable ConnectionStrings__{name}.");
}
