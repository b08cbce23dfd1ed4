using Shop.Architecture.Tests.Repository;
using Shop.Kubernetes.Tests.Network;
using Shop.Kubernetes.Tests.Rendering;
using Shop.Kubernetes.Tests.Samples;

namespace Shop.Kubernetes.Tests;

/// <summary>Deny all, then the arrows of the diagram and no other.</summary>
public sealed class The_network
{
    private static readonly Arrow[] ArrowsOfTheSmallShop = [new("query", "redis", 6379), new("query", NetworkView.Dns, 53)];

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task lets_pass_what_the_diagram_shows_and_nothing_else(string overlay)
    {
        var manifests = await Overlays.Get(overlay);
        var shown = Diagram.Of(manifests, overlay).ToHashSet();
        var allowed = new NetworkView(manifests).Allowed.ToHashSet();
        Assert.True(shown.SetEquals(allowed), $"Too much: {string.Join(", ", allowed.Except(shown))}. Too little: {string.Join(", ", shown.Except(allowed))}.");
    }

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task has_no_pod_that_is_not_guarded(string overlay) => new NetworkView(await Overlays.Get(overlay)).Unguarded.MustBeNone();

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task gives_leave_at_both_ends(string overlay) => new NetworkView(await Overlays.Get(overlay)).Halves.MustBeNone();

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task has_policies_of_pods_that_listen(string overlay) => PolicyRules.OfTargets(await Overlays.Get(overlay)).MustBeNone();

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task leads_to_every_address_that_a_pod_is_given(string overlay) => AddressRules.OfAddresses(await Overlays.Get(overlay)).MustBeNone();

    [Fact]
    public void of_the_small_shop_is_read_as_it_is_written()
    {
        var view = new NetworkView(SmallShop.Whole);
        Assert.Equal(ArrowsOfTheSmallShop.ToHashSet(), view.Allowed.ToHashSet());
        view.Unguarded.Concat(view.Halves).Concat(PolicyRules.OfTargets(SmallShop.Whole)).Concat(AddressRules.OfAddresses(SmallShop.Whole)).MustBeNone();
    }

    [Theory]
    [InlineData("podSelector: {}\n  policyTypes: [Ingress, Egress]\n  ingress: [{}]", "podSelector: {}\n  policyTypes: [Ingress, Egress]", "anyone -> query:8080", "anyone -> redis:6379")]
    [InlineData("ports: [{ port: redis }]\n    - from: [{ namespaceSelector: { matchLabels: { name: other } } }]", "ports: [{ port: redis }]", "other -> redis:6379")]
    [InlineData("podSelector: { matchLabels: { k8s-app: other } } }]", "podSelector: { matchLabels: { k8s-app: kube-dns } } }]", "query -> kube-system:53")]
    [InlineData("to: [{ ipBlock: { cidr: 0.0.0.0/0 } }]\n      ports: [{ port: 443 }]\n    - to: [{ namespaceSelector", "to: [{ namespaceSelector", "query -> 0.0.0.0/0:443")]
    [InlineData("to: []\n    - to: [{ namespaceSelector", "to: [{ namespaceSelector", "query -> anyone:0")]
    public void that_lets_more_pass_would_be_found(string wrong, string right, params string[] more) => Assert.Equal(
        more.Order(),
        new NetworkView(SmallShop.With(wrong, insteadOf: right)).Allowed.Except(ArrowsOfTheSmallShop).Select(arrow => arrow.ToString()).Order());

    [Theory]
    [InlineData("values: [other]", "values: [query]", "query -> redis:6379 may leave and is not let in")]
    [InlineData("operator: Exists", "operator: In, values: [query]", "redis -> redis:6379 is let in and may not leave")]
    [InlineData("ports: [{ port: 6380 }]", "ports: [{ port: 6379 }]", "query -> redis:6379 is let in and may not leave")]
    public void that_gives_leave_at_one_end_would_be_found(string wrong, string right, string violation) =>
        new NetworkView(SmallShop.With(wrong, insteadOf: right)).Halves.MustName(violation);

    [Theory]
    [InlineData("podSelector: { matchLabels: { app.kubernetes.io/name: query } }\n  policyTypes: [Ingress, Egress]", "podSelector: {}\n  policyTypes: [Ingress, Egress]", "redis is selected by no policy of Egress")]
    [InlineData("policyTypes: [Ingress]\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: query", "policyTypes: [Ingress, Egress]\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: query", "redis is selected by no policy of Egress")]
    public void with_a_pod_that_is_not_guarded_would_be_found(string wrong, string right, params string[] violations) =>
        new NetworkView(SmallShop.With(wrong, insteadOf: right)).Unguarded.MustName(violations);

    [Theory]
    [InlineData("ports: [{ port: 6380 }]", "ports: [{ port: 6379 }]", "NetworkPolicy query is of the port 6380")]
    [InlineData("ports: [{ port: web }]", "ports: [{ port: redis }]", "NetworkPolicy redis is of the port web")]
    [InlineData("to: [{ podSelector: { matchLabels: { app.kubernetes.io/name: cache } } }]", "to: [{ podSelector: { matchLabels: { app.kubernetes.io/name: redis } } }]", "NetworkPolicy query leads to no pod")]
    [InlineData("podSelector: { matchLabels: { app.kubernetes.io/name: cache } }\n  policyTypes: [Ingress]", "podSelector: { matchLabels: { app.kubernetes.io/name: redis } }\n  policyTypes: [Ingress]", "NetworkPolicy redis picks no pod")]
    public void with_a_policy_of_nothing_would_be_found(string wrong, string right, string violation) =>
        PolicyRules.OfTargets(SmallShop.With(wrong, insteadOf: right)).MustName(violation);

    [Theory]
    [InlineData("redis:6380", "redis:6379", "the Service redis has no port 6380")]
    [InlineData("cache:6379", "redis:6379", "cache:6379 is no Service")]
    [InlineData("redis.example.com:6379,password", "redis:6379,password", "no policy lets it reach redis.example.com:6379 outside")]
    [InlineData("query-0.query:8080", "redis:6379", "it is given query-0.query:8080, and no policy allows query -> query:8080")]
    [InlineData("Host=redis,other;Database=x", "redis:6379", "the Service redis has no port 5432", "other:5432 is no Service")]
    public void that_does_not_lead_to_an_address_would_be_found(string wrong, string right, params string[] violations) =>
        AddressRules.OfAddresses(SmallShop.With(wrong, insteadOf: right)).MustName(violations);
}
