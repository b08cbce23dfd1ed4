using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Shop.Gateway.Tests.Fixture;

public sealed record LogLine(LogLevel Level, string Category, string? Event, string Text);

public sealed class LogCapture : ILoggerProvider
{
    public ConcurrentQueue<LogLine> Lines { get; } = new();

    public IEnumerable<LogLine> Of(string eventName) => Lines.Where(line => line.Event == eventName);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(logLevel, category, eventId.Name, $"{formatter(state, exception)} {exception}"));
    }
}
