using Microsoft.Extensions.Configuration;
using Shop.Streaming;
using Shop.Streaming.RabbitMq;

namespace Shop.FunctionHost.Migration;

/// <summary>
/// The one-shot step before anything is published: from then on work waits in the queue, also while no host runs at all and
/// the queue's length is what starts one.
/// </summary>
public static class FunctionMigration
{
    /// <summary>The queue with its bindings. Done again it changes nothing.</summary>
    /// <exception cref="DependencyUnavailableException">RabbitMQ does not answer.</exception>
    public static Task Apply(IConfiguration configuration, CancellationToken cancellationToken) =>
        BusTopology.Deploy(configuration, builder => builder.AddFunctionHost(BusTopology.FromConfiguration), cancellationToken);
}
