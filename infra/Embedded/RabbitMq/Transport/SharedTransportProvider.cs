using MassTransit;
using MassTransit.InMemoryTransport;
using MassTransit.InMemoryTransport.Configuration;
using MassTransit.Middleware;
using MassTransit.Transports;
using MassTransit.Transports.Fabric;

namespace Shop.Embedded.RabbitMq;

/// <summary>One bus's way to the shared broker. Stopping it leaves the broker, which other buses use, alone.</summary>
internal sealed class SharedTransportProvider : Agent, IInMemoryTransportProvider
{
    private readonly SharedHostConfiguration _host;
    private readonly IInMemoryTopologyConfiguration _topology;

    public SharedTransportProvider(SharedHostConfiguration host, IInMemoryTopologyConfiguration topology, InMemoryBroker broker)
    {
        _host = host;
        _topology = topology;
        MessageFabric = broker.Fabric;
        SetReady();
    }

    public IMessageFabric<InMemoryTransportContext, InMemoryTransportMessage> MessageFabric { get; }

    public Uri NormalizeAddress(Uri address) => new InMemoryEndpointAddress(_host.HostAddress, address);

    public Task<ISendTransport> CreateSendTransport(ReceiveEndpointContext context, Uri address)
    {
        var endpoint = new InMemoryEndpointAddress(_host.HostAddress, address);
        var exchange = MessageFabric.GetExchange(this, endpoint.Name, endpoint.ExchangeType);
        return Task.FromResult<ISendTransport>(new SendTransport<PipeContext>(new InMemorySendTransportContext(_host, context, exchange)));
    }

    public Task<ISendTransport> CreatePublishTransport<T>(ReceiveEndpointContext context, Uri publishAddress)
        where T : class
    {
        IInMemoryMessagePublishTopology<T> topology = _topology.Publish.GetMessageTopology<T>();
        topology.Apply(new MessageFabricPublishTopologyBuilder<InMemoryTransportContext, InMemoryTransportMessage>(this, MessageFabric));
        return CreateSendTransport(context, publishAddress);
    }

    public void Probe(ProbeContext context) => MessageFabric.Probe(context);
}
