using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Embedded.Hosting;

namespace Shop.Embedded.Tests.Hosting;

public sealed class Stopping_a_stage
{
    [Fact]
    public async Task cuts_off_what_does_not_end_and_says_so()
    {
        var events = new EventNames();
        var part = Part.Create("stubborn", 0, new Dictionary<string, string?>(), builder =>
        {
            builder.Services.AddHostedService<Stubborn>();
            builder.Services.AddSingleton<ILoggerProvider>(events);
        }, _ => { });
        await part.Start(TestContext.Current.CancellationToken);

        await new Stage([part], TimeSpan.FromMilliseconds(10)).DisposeAsync();

        Assert.Contains("PartCutOff", events.Seen);
    }

    /// <summary>Stops when it is cut off, and not before.</summary>
    private sealed class Stubborn : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    private sealed class EventNames : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string?> Seen { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Seen.Enqueue(eventId.Name);

        public void Dispose()
        {
        }
    }
}
