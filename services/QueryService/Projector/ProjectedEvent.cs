using Shop.Contracts;

namespace Shop.QueryService.Projector;

/// <param name="Message">The body, read into the record of its type.</param>
internal sealed record ProjectedEvent(long Offset, EventEnvelope Envelope, object Message)
{
    public Sequence Sequence => Envelope.Sequence;
}
