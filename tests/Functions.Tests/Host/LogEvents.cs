using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Shop.Functions.Tests.Host;

/// <summary>The names of the events that were logged.</summary>
internal sealed class LogEvents : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _names = [];

    public int Count(string name) => _names.Count(logged => logged == name);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _names.Enqueue(eventId.Name ?? "");

    public void Dispose()
    {
    }
}
