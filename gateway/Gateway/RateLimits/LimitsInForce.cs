using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Shop.Gateway.RateLimits.Settings;

namespace Shop.Gateway.RateLimits;

/// <summary>What holds now: the last configuration that was right. A wrong one changes nothing and is told to the log.</summary>
internal sealed partial class LimitsInForce : IDisposable
{
    private readonly IOptionsFactory<RateLimitSettings> _factory;
    private readonly IConfigurationSection _section;
    private readonly SharedLimits _shared;
    private readonly ILogger<LimitsInForce> _logger;
    private readonly IDisposable _changes;
    private readonly Lock _reading = new();
    private string _read;
    private volatile InForce _now;

    /// <exception cref="OptionsValidationException">The configuration is wrong from the start.</exception>
    public LimitsInForce(
        IOptionsFactory<RateLimitSettings> factory, IConfiguration configuration, SharedLimits shared, ILogger<LimitsInForce> logger)
    {
        (_factory, _shared, _logger) = (factory, shared, logger);
        _section = configuration.GetSection(RateLimitSettings.Section);
        _read = Text();
        _now = Put(factory.Create(Options.DefaultName));
        _changes = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
        if (_now.Settings is { Redis: null, Policies.Count: > 0 })
        {
            CountedHere(logger);
        }
    }

    public RateLimitSettings Settings => _now.Settings;

    /// <summary>Not completed while the gateway connects to Redis, at most for a second after its start.</summary>
    public Task<PolicyTable> Table => _now.Table;

    public void Dispose() => _changes.Dispose();

    private InForce Put(RateLimitSettings settings) => new(settings, TableOf(settings));

    private async Task<PolicyTable> TableOf(RateLimitSettings settings) => new(settings, await _shared.Opened);

    // Called for a change of any section, and for one change more than once.
    private void Reload()
    {
        lock (_reading)
        {
            var text = Text();
            if (text != _read)
            {
                _read = text;
                Reread();
            }
        }
    }

    private void Reread()
    {
        try
        {
            var settings = _factory.Create(Options.DefaultName);
            RequireSameRedis(settings);
            _now = Put(settings);
            Reloaded(_logger, settings.Policies.Count);
        }
        catch (OptionsValidationException wrong)
        {
            var errors = string.Join(' ', wrong.Failures);
            ReloadRefused(_logger, errors);
        }
    }

    private void RequireSameRedis(RateLimitSettings settings)
    {
        if (settings.Redis != _now.Settings.Redis)
        {
            throw new OptionsValidationException(
                Options.DefaultName, typeof(RateLimitSettings), [$"{RateLimitSettings.Section}:Redis: changes at a restart only."]);
        }
    }

    private string Text() => string.Join('\n', _section.AsEnumerable());

    [LoggerMessage(Level = LogLevel.Warning, EventName = "RateLimitsCountedHere", Message = "No Redis is configured: each gateway counts for itself, so that several together admit more than the limits.")]
    private static partial void CountedHere(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, EventName = "RateLimitsReloaded", Message = "{Policies} rate limit policies hold now.")]
    private static partial void Reloaded(ILogger logger, int policies);

    [LoggerMessage(Level = LogLevel.Error, EventName = "RateLimitsReloadRefused", Message = "The changed rate limits are wrong, the old ones stay: {Errors}")]
    private static partial void ReloadRefused(ILogger logger, string errors);

    private sealed record InForce(RateLimitSettings Settings, Task<PolicyTable> Table);
}
