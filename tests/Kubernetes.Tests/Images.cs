using Shop.Architecture.Tests.Repository;
using Shop.Kubernetes.Tests.Rendering;
using Shop.Kubernetes.Tests.Rules;
using Shop.Kubernetes.Tests.Samples;

namespace Shop.Kubernetes.Tests;

public sealed class Images
{
    private static readonly string Digest = $"sha256:{new string('a', 64)}";

    [Fact]
    public async Task of_the_kind_overlay_are_loaded_and_never_pulled() => ImageRules.OfLoaded(await Overlays.Get(Overlays.Kind)).MustBeNone();

    [Theory]
    [InlineData("image: redis\n", "image: redis:8\n")]
    [InlineData("image: localhost:5000/redis\n", "image: redis:8\n")]
    [InlineData("image: redis:latest\n", "image: redis:8\n")]
    [InlineData("imagePullPolicy: Always\n", "imagePullPolicy: IfNotPresent\n")]
    [InlineData("", "          imagePullPolicy: IfNotPresent\n", "image: shop/query:latest", "image: shop/query:dev")]
    public void that_would_be_pulled_would_be_found(params string[] replacements)
    {
        ImageRules.OfLoaded(SmallShop.Whole).MustBeNone();
        Assert.Single(ImageRules.OfLoaded(SmallShop.With([.. replacements.Chunk(2).Select(pair => (pair[0], pair[1]))])));
    }

    [Fact]
    public async Task of_the_production_overlay_are_what_was_tested() => ImageRules.OfPinned(await Overlays.Get(Overlays.Production)).MustBeNone();

    [Theory]
    [InlineData("redis:8")]
    [InlineData("redis:latest")]
    [InlineData("redis")]
    public void that_may_be_anything_would_be_found(string image) => ImageRules.OfPinned(SmallShop.With($"image: {image}\n", insteadOf: "image: redis:8\n"))
        .MustName("which shop/query:dev it is", $"which {image} it is");

    [Fact]
    public void with_a_digest_are_fine() => ImageRules.OfPinned(SmallShop.With(
        ($"image: example.com/shop/query@{Digest}\n", "image: shop/query:dev\n"), ($"image: redis@{Digest}\n", "image: redis:8\n"))).MustBeNone();
}
