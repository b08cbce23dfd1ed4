using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Shop.Integration.Tests.Relaying;

/// <summary>What was logged, for the message of a test that fails.</summary>
internal sealed class KeptLog(TimeProvider clock)
{
    private const int LinesShown = 30;

    private readonly ConcurrentQueue<string> _lines = [];

    public ILogger<T> Of<T>() => new Logger<T>(this);

    public override string ToString() => string.Join(Environment.NewLine, _lines.TakeLast(LinesShown));

    private sealed class Logger<T>(KeptLog log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._lines.Enqueue($"{log.Time} {typeof(T).Name}: {formatter(state, exception)} {exception?.Message}");
    }

    private string Time => clock.GetUtcNow().ToString("HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);
}
