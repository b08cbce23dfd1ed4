using Shop.Contracts;
using Shop.QueryService.Products;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Products;

public sealed class Projecting_a_product
{
    [Fact]
    public void takes_everything_from_its_last_event()
    {
        var story = new Story();
        story.Registered("mug");
        var changed = story.Changed("mug", 990, "A better mug");
        Assert.Equal(
            new ProductDocument("mug", "A better mug", new Money(990, "EUR"), 2, changed.Envelope.EventId),
            ProductProjection.Fold(changed.Envelope, changed.Message));
    }
}
