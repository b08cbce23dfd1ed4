using Shop.Contracts;
using Shop.Contracts.Orders;
using Shop.QueryService.Documents;
using Shop.QueryService.Projector;

namespace Shop.QueryService.Customers;

/// <summary>A document a customer, fed by all of their orders. Their key is the customer's, so one partition orders them.</summary>
internal sealed class CustomersReadModel : ReadModel<CustomerDocument>
{
    public override string Name => "customers";

    public override Topic Topic => Topic.Orders;

    public override string IdOf(object message) => ((IOrderEvent)message).CustomerId;

    /// <summary>Versions count within an order and say nothing here; holes are found where the orders are projected.</summary>
    public override Verdict Judge(CustomerDocument? document, Sequence sequence, EventEnvelope envelope) =>
        document is null || envelope.Sequence > sequence ? Verdict.Apply : Verdict.Repeat;

    public override CustomerDocument Fold(CustomerDocument? document, EventEnvelope envelope, object message) =>
        CustomerProjection.Fold(document, envelope, message);

    protected override DocumentPlace? PlaceOf(CustomerDocument document) => null;
}
