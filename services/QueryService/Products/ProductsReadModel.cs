using Shop.Contracts;
using Shop.Contracts.Products;
using Shop.QueryService.Documents;
using Shop.QueryService.Projector;

namespace Shop.QueryService.Products;

/// <summary>A document a product, in one list by id.</summary>
internal sealed class ProductsReadModel : ReadModel<ProductDocument>
{
    public const string List = "products";

    public override string Name => "products";

    public override Topic Topic => Topic.Products;

    public override string IdOf(object message) => ((IProductEvent)message).ProductId;

    public override bool Begins(EventEnvelope envelope) => StreamGuard.Begins(envelope);

    public override Verdict Judge(ProductDocument? document, Sequence sequence, EventEnvelope envelope) =>
        StreamGuard.Judge(document?.Version ?? 0, document?.LastEventId ?? Guid.Empty, sequence, envelope);

    public override ProductDocument Fold(ProductDocument? document, EventEnvelope envelope, object message) =>
        ProductProjection.Fold(envelope, message);

    protected override DocumentPlace PlaceOf(ProductDocument document) => new(List, document.ProductId);
}
