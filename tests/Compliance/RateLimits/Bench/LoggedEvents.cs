using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Shop.RateLimiting;

namespace Shop.Compliance.RateLimits.Bench;

/// <summary>The events that the limits logged.</summary>
internal sealed class LoggedEvents : ILogger<RedisLimits>
{
    private readonly ConcurrentQueue<(string Name, Exception? Failure)> _events = [];

    public IEnumerable<string> Names => _events.Select(one => one.Name);

    public IEnumerable<Exception> Failures => _events.Select(one => one.Failure).OfType<Exception>();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _events.Enqueue((eventId.Name ?? "", exception));
}
