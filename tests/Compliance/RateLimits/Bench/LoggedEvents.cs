using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Shop.RateLimiting;

namespace Shop.Compliance.RateLimits.Bench;

/// <summary>The names of the events that the limits logged.</summary>
internal sealed class LoggedEvents : ILogger<RedisLimits>
{
    private readonly ConcurrentQueue<string> _names = [];

    public IEnumerable<string> Names => _names;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _names.Enqueue(eventId.Name ?? "");
}
