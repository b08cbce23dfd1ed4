using System.Globalization;
using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Network;

/// <summary>Who may talk to whom, as the NetworkPolicies have it. A connection needs leave at both its ends.</summary>
internal sealed class NetworkView
{
    public const string Anyone = "anyone";
    public const string Dns = "dns";

    private const string Egress = "Egress";
    private const string Ingress = "Ingress";

    private readonly Manifests _manifests;

    public NetworkView(Manifests manifests)
    {
        _manifests = manifests;
        Out = [.. manifests.Workloads.SelectMany(Leaving)];
        In = [.. manifests.Workloads.SelectMany(Arriving)];
        Unguarded =
        [
            .. from workload in manifests.Workloads
               from direction in new[] { Egress, Ingress }
               where !Policies(workload, direction).Any()
               select $"{workload} is selected by no policy of {direction}: everything is allowed.",
        ];
    }

    /// <summary>What a pod may ask for, whether or not it is let in.</summary>
    public HashSet<Arrow> Out { get; }

    /// <summary>Who is let in, whether or not he may leave.</summary>
    public HashSet<Arrow> In { get; }

    public IReadOnlyList<string> Unguarded { get; }

    /// <summary>What comes to pass: between workloads with leave at both ends, with the outside at the one that is here.</summary>
    public IEnumerable<Arrow> Allowed => Out.Where(arrow => !IsHere(arrow.To) || IsLetIn(arrow)).Concat(In.Where(arrow => !IsHere(arrow.From)));

    /// <summary>Leave at one end only.</summary>
    public IEnumerable<string> Halves =>
        Out.Where(arrow => IsHere(arrow.To) && !IsLetIn(arrow)).Select(arrow => $"{arrow} may leave and is not let in.")
            .Concat(In.Where(arrow => IsHere(arrow.From) && !Out.Contains(arrow)).Select(arrow => $"{arrow} is let in and may not leave."));

    private bool IsHere(string name) => _manifests.Workloads.Any(workload => workload.Name == name);

    private bool IsLetIn(Arrow arrow) => In.Contains(arrow) || In.Contains(arrow with { From = Anyone });

    private IEnumerable<V1NetworkPolicy> Policies(Workload workload, string direction) =>
        from policy in _manifests.Of<V1NetworkPolicy>()
        let types = policy.Spec.PolicyTypes ?? (policy.Spec.Egress is null ? [Ingress] : [Ingress, Egress])
        where types.Contains(direction) && policy.Spec.PodSelector.Matches(workload.Labels)
        select policy;

    private IEnumerable<Arrow> Leaving(Workload workload) =>
        from policy in Policies(workload, Egress)
        from rule in policy.Spec.Egress ?? []
        from peer in Peers(rule.To)
        from port in peer.Workload is { } target ? OpenPorts(target, rule.Ports) : Numbers(rule.Ports)
        select new Arrow(workload.Name, peer.Name, port);

    private IEnumerable<Arrow> Arriving(Workload workload) =>
        from policy in Policies(workload, Ingress)
        from rule in policy.Spec.Ingress ?? []
        from peer in Peers(rule.FromProperty)
        from port in OpenPorts(workload, rule.Ports)
        select new Arrow(peer.Name, workload.Name, port);

    private IEnumerable<(string Name, Workload? Workload)> Peers(IList<V1NetworkPolicyPeer>? peers) => peers is null || peers.Count == 0
        ? [(Anyone, null)]
        : peers.SelectMany(Named);

    private IEnumerable<(string Name, Workload? Workload)> Named(V1NetworkPolicyPeer peer) => peer switch
    {
        { IpBlock: { } block } => [(block.Cidr, null)],
        { NamespaceSelector: { } spaces } => [(Labels(spaces) == "kube-system" && Labels(peer.PodSelector) == "kube-dns" ? Dns : Labels(spaces), null)],
        _ => _manifests.Matching(peer.PodSelector).Select(workload => (workload.Name, (Workload?)workload)),
    };

    private static string Labels(V1LabelSelector? selector) =>
        string.Join(',', (selector?.MatchLabels ?? new Dictionary<string, string>()).Select(label => label.Value));

    private static IEnumerable<int> OpenPorts(Workload workload, IList<V1NetworkPolicyPort>? ports) => ports is null || ports.Count == 0
        ? workload.Ports.Select(open => open.ContainerPort)
        : ports.SelectMany(port => workload.Ports.Where(open => port.Port is null || open.Name == port.Port?.Text() || Number(open.ContainerPort) == port.Port?.Text()).Select(open => open.ContainerPort));

    /// <summary>0 stands for every port.</summary>
    private static IEnumerable<int> Numbers(IList<V1NetworkPolicyPort>? ports) => ports is null || ports.Count == 0
        ? [0]
        : ports.Select(port => port.Port?.Number() ?? 0).Distinct();

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
