using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Tests;

/// <summary>Keeps the names of the events that were logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(string? Event, string Text)> _lines = [];

    public IEnumerable<string> Of(string @event) => _lines.Where(line => line.Event == @event).Select(line => line.Text);

    public bool Has(string @event) => Of(@event).Any();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Name, $"{formatter(state, exception)} {exception?.Message}"));

    public void Dispose()
    {
    }
}
