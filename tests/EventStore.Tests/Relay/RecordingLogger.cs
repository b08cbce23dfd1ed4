using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Shop.EventStore.Tests.Relay;

internal sealed record LoggedEvent(string? Name, IReadOnlyDictionary<string, object?> Values, Exception? Exception);

internal sealed class RecordingLogger<T> : ILogger<T>
{
    private readonly ConcurrentQueue<LoggedEvent> _events = [];

    public IReadOnlyList<LoggedEvent> Events => [.. _events];

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _events.Enqueue(new LoggedEvent(eventId.Name, ValuesOf(state), exception));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    private static Dictionary<string, object?> ValuesOf<TState>(TState state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values ? values.ToDictionary() : [];
}
