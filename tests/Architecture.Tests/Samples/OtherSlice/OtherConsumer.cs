using MassTransit;
using Shop.Architecture.Tests.Samples.Shared;

namespace Shop.Architecture.Tests.Samples.OtherSlice;

/// <summary>A slice that knows only what is shared.</summary>
internal sealed class OtherConsumer : IConsumer<SharedAnswer>
{
    public static string Name => nameof(OtherConsumer);

    public Task Consume(ConsumeContext<SharedAnswer> context) => Task.CompletedTask;
}
