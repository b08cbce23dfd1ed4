using Shop.Contracts;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>What a client was told with 201.</summary>
internal sealed record AcknowledgedOrder(Guid Id, string Customer, string Token)
{
    public Sequence Sequence => ConsistencyToken.TryParse(Token, out var token) ? token.Sequence : throw new FormatException(Token);

    public string Stream => $"order-{Id}";

    public static AcknowledgedOrder Of(string customer, Reply reply) => new(reply.OrderId, customer, reply.Token!);
}
