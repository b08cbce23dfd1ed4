using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Shop.OrderService.Tests.IdempotencyRetention;

/// <summary>The names of the events that are logged, to be waited for.</summary>
internal sealed class AwaitedLog<T> : ILogger<T>
{
    private readonly Channel<string?> _names = Channel.CreateUnbounded<string?>();

    public async Task<string?> Next() => await _names.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _names.Writer.TryWrite(eventId.Name);

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
}
