using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>The names of the events that the service logged at Warning or above.</summary>
public sealed class LoggedEvents : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _names = [];

    private readonly ConcurrentQueue<Exception> _exceptions = [];

    public IReadOnlyList<string> Names => [.. _names];

    public IReadOnlyList<Exception> Exceptions => [.. _exceptions];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _names.Enqueue(eventId.Name ?? formatter(state, exception));
            if (exception is not null)
            {
                _exceptions.Enqueue(exception);
            }
        }
    }

    public void Dispose()
    {
    }
}
