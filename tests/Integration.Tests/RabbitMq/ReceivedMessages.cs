using MassTransit;

namespace Shop.Integration.Tests.RabbitMq;

/// <summary>Counts what a broker has delivered more than once.</summary>
internal sealed class ReceivedMessages : IReceiveObserver
{
    private int _redelivered;

    public int Redelivered => Volatile.Read(ref _redelivered);

    public Task PreReceive(ReceiveContext context)
    {
        if (context.Redelivered)
        {
            Interlocked.Increment(ref _redelivered);
        }

        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
