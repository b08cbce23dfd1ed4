using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>Section <c>RateLimiting</c> as tests write it.</summary>
public static class Limits
{
    /// <param name="settings">e.g. <c>TrustedProxies:0=10.0.0.0/8</c>; of two for one key the later one holds.</param>
    public static (string Key, string Value)[] Of(params IEnumerable<string> settings) =>
    [
        .. settings.Select(setting => setting.Split('=', 2))
            .GroupBy(setting => $"RateLimiting:{setting[0]}", (key, same) => (key, same.Last()[1]), StringComparer.OrdinalIgnoreCase),
    ];

    /// <param name="options">e.g. <c>Limit=2</c>.</param>
    public static IEnumerable<string> Policy(int index, params IEnumerable<string> options) => options.Select(option => $"Policies:{index}:{option}");

    /// <summary>So many an hour, in a window that does not end while a test runs.</summary>
    public static IEnumerable<string> Hourly(int index, string name, int limit, params IEnumerable<string> options) =>
        Policy(index, [$"Name={name}", "Algorithm=fixed-window", $"Limit={limit}", "Per=01:00:00", .. options]);

    /// <summary>The configuration changes while the gateway runs.</summary>
    public static void Change(this ShopFixture shop, params IEnumerable<string> settings)
    {
        var configuration = shop.Services.GetRequiredService<IConfiguration>();
        foreach (var (key, value) in Of(settings))
        {
            configuration[key] = value;
        }

        ((IConfigurationRoot)configuration).Reload();
    }

    public static async Task<HttpResponseMessage> Send(this ShopFixture shop, string target, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(target.Split(' ')[0]), new Uri(target.Split(' ')[1], UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await shop.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<int> Status(this ShopFixture shop, string target, params (string Name, string Value)[] headers)
    {
        using var answer = await shop.Send(target, headers);
        return (int)answer.StatusCode;
    }

    /// <summary>One after the other, e.g. <c>200 200 429</c>.</summary>
    public static async Task<string> Statuses(this ShopFixture shop, string target, int times)
    {
        var statuses = new List<int>();
        for (var time = 0; time < times; time++)
        {
            statuses.Add(await shop.Status(target));
        }

        return string.Join(' ', statuses);
    }

    /// <summary>Empty when the answer has no such header.</summary>
    public static string Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
