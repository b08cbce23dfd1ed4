using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Middleware;

namespace Shop.Functions.Tests.Host;

/// <summary>What goes into the error queue, seen on its way there.</summary>
internal sealed class ErrorQueue : IFilter<ExceptionReceiveContext>
{
    private readonly ConcurrentQueue<Guid?> _events = [];

    public IReadOnlyCollection<Guid?> Events => _events;

    /// <summary>The filters that MassTransit has there, and this one before them.</summary>
    public void Watch(IPipeConfigurator<ExceptionReceiveContext> pipe)
    {
        pipe.UseFilter(this);
        pipe.UseFilter(new GenerateFaultFilter());
        pipe.UseFilter(new ErrorTransportFilter());
    }

    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        _events.Enqueue(context.GetMessageId());
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("error-queue");
}
