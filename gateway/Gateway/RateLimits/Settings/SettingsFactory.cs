using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>Reads section <c>RateLimiting</c> whole: what it makes is right in every part, or it names every error.</summary>
internal sealed class SettingsFactory(IConfiguration configuration) : IOptionsFactory<RateLimitSettings>
{
    /// <exception cref="OptionsValidationException">With all that is wrong.</exception>
    public RateLimitSettings Create(string name)
    {
        var errors = new List<string>();
        var reader = new SectionReader(configuration.GetSection(RateLimitSettings.Section), errors);
        var settings = new RateLimitSettings(
            Redis(reader), TrustedProxyReader.Read(reader), ApiKeyReader.Read(reader), PolicyListReader.Read(reader, errors));
        reader.RefuseUnknown();
        RequireRedisForClosed(settings, reader);
        return errors.Count == 0 ? settings : throw new OptionsValidationException(name, typeof(RateLimitSettings), errors);
    }

    // What is wrong in it is not repeated: it may be the password.
    private static string? Redis(SectionReader reader)
    {
        var text = reader.Text("Redis");
        if (text is not null && !IsConnection(text))
        {
            reader.Refuse("Redis", "is not as StackExchange.Redis takes it, e.g. redis:6379,password=secret.");
        }

        return text;
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Also of policies in which something else is wrong.
    private static void RequireRedisForClosed(RateLimitSettings settings, SectionReader reader)
    {
        foreach (var policy in reader.List("Policies").Where(policy => settings.Redis is null && IsClosed(policy["WhenRedisIsDown"])))
        {
            reader.Refuse("Redis", $"is missing, and '{policy["Name"] ?? policy.Path}' admits nothing without it.");
        }
    }

    private static bool IsClosed(string? rule) => nameof(OutageRule.Closed).Equals(rule, StringComparison.OrdinalIgnoreCase);
}
