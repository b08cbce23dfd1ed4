using Shop.Architecture.Tests.Repository;
using Shop.Kubernetes.Tests.Rendering;
using Shop.Kubernetes.Tests.Rules;
using Shop.Kubernetes.Tests.Samples;

namespace Shop.Kubernetes.Tests;

public sealed class Images
{
    [Fact]
    public async Task of_the_kind_overlay_are_loaded_and_never_pulled() => ImageRules.OfLoaded(await Overlays.Get(Overlays.Kind)).MustBeNone();

    [Theory]
    [InlineData("image: redis\n", "image: redis:8\n")]
    [InlineData("image: localhost:5000/redis\n", "image: redis:8\n")]
    [InlineData("image: redis:latest\n", "image: redis:8\n")]
    [InlineData("imagePullPolicy: Always\n", "imagePullPolicy: IfNotPresent\n")]
    [InlineData("", "imagePullPolicy: IfNotPresent\n", "image: shop/query:latest", "image: shop/query:dev")]
    public void that_would_be_pulled_would_be_found(params string[] replacements)
    {
        ImageRules.OfLoaded(SmallShop.Whole).MustBeNone();
        Assert.Single(ImageRules.OfLoaded(SmallShop.With([.. replacements.Chunk(2).Select(pair => (pair[0], pair[1]))])));
    }

    [Theory]
    [InlineData(Overlays.Production)]
    [InlineData(Overlays.Keda)]
    public async Task of_the_production_overlay_are_what_was_tested(string overlay) => ImageRules.OfPinned(await Overlays.Get(overlay)).MustBeNone();

    [Fact]
    public void without_a_digest_would_be_found() => ImageRules.OfPinned(SmallShop.With(
        $"image: redis:8@sha256:{new string('a', 64)}\n", insteadOf: "image: redis:8\n")).MustName("the image shop/query:dev has no digest");
}
