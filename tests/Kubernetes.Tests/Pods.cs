using Shop.Architecture.Tests.Repository;
using Shop.Kubernetes.Tests.Rendering;
using Shop.Kubernetes.Tests.Rules;
using Shop.Kubernetes.Tests.Samples;

namespace Shop.Kubernetes.Tests;

public sealed class Pods
{
    private static readonly string[] Replicated = ["kafka", "postgres", "postgres-replica"];

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task are_hardened(string overlay) => Hardening(await Overlays.Get(overlay)).MustBeNone();

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task are_asked_three_questions(string overlay) => ProbeRules.OfContainers(await Overlays.Get(overlay)).MustBeNone();

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task say_what_they_need(string overlay) => ResourceRules.OfContainers(await Overlays.Get(overlay)).MustBeNone();

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task end_without_losing_anything(string overlay) => DrainRules.OfPods(await Overlays.Get(overlay)).MustBeNone();

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task are_never_all_away(string overlay) => SpreadRules.OfPods(await Overlays.Get(overlay)).MustBeNone();

    [Fact]
    public void that_break_no_rule_are_fine() =>
        new Func<Manifests, IEnumerable<string>>[] { Hardening, ProbeRules.OfContainers, ResourceRules.OfContainers, DrainRules.OfPods, SpreadRules.OfPods }
            .SelectMany(rule => rule(SmallShop.Whole)).MustBeNone();

    [Theory]
    [InlineData("runAsNonRoot: false", "runAsNonRoot: true", "may be root")]
    [InlineData("runAsUser: 0", "runAsUser: 999", "may be root")]
    [InlineData("readOnlyRootFilesystem: false", "readOnlyRootFilesystem: true", "writes to its image")]
    [InlineData("drop: [NET_RAW]", "drop: [ALL]", "keeps capabilities")]
    [InlineData("drop: [ALL], add: [SYS_ADMIN]", "drop: [ALL]", "keeps capabilities")]
    [InlineData("", "allowPrivilegeEscalation: false, ", "may gain privileges")]
    [InlineData("type: Unconfined", "type: RuntimeDefault", "has no seccomp profile")]
    [InlineData("enableServiceLinks: true", "enableServiceLinks: false", "has every Service in its environment")]
    [InlineData("serviceAccountName: nobody", "serviceAccountName: redis", "which is not there", "has a token of the API")]
    [InlineData("automountServiceAccountToken: true\n      enableServiceLinks", "automountServiceAccountToken: false\n      enableServiceLinks", "has a token of the API")]
    [InlineData("hostNetwork: true\n      enableServiceLinks", "enableServiceLinks", "reaches into its node")]
    [InlineData("hostPath: { path: /etc }", "configMap: { name: redis-files }", "reaches into its node")]
    public void that_are_not_hardened_would_be_found(string wrong, string right, params string[] violations) =>
        Hardening(SmallShop.With(wrong, insteadOf: right)).MustName(violations);

    [Theory]
    [InlineData("", "          livenessProbe: { httpGet: { path: /health/live, port: http } }\n", "lacks one of its three probes")]
    [InlineData("livenessProbe: { exec: { command: [redis-cli, ping] } }", "livenessProbe: { tcpSocket: { port: redis } }", "is ended for what should only take it out of service")]
    [InlineData("failureThreshold: 14", "failureThreshold: 60", "has less time to start")]
    [InlineData("livenessProbe: { httpGet: { path: /, port: http }", "livenessProbe: { httpGet: { path: /health/live, port: http }", "is ended when something else")]
    [InlineData("livenessProbe: { httpGet: { path: /health/ready, port: http }", "livenessProbe: { httpGet: { path: /health/live, port: http }", "its liveness asks what its readiness does", "is ended when something else")]
    [InlineData("name: gateway\n          image: shop/query:dev", "name: query\n          image: shop/query:dev", "is not asked for /health/self")]
    [InlineData("readinessProbe: { httpGet: { path: /, port: http }", "readinessProbe: { httpGet: { path: /health/ready, port: http }", "is not asked for /health/ready")]
    public void whose_probes_ask_the_wrong_thing_would_be_found(string wrong, string right, params string[] violations) =>
        ProbeRules.OfContainers(SmallShop.With(wrong, insteadOf: right)).MustName(violations);

    [Theory]
    [InlineData("[bash, -c, 'pg_isready; [ $? -le 1 ]']")]
    [InlineData("[sh, -c, '[ -d copy ] || pg_isready']")]
    public void that_leave_processes_to_PostgreSQL_would_be_found(string command) => ProbeRules.OfContainers(Postgres(command))
        .MustName("may leave a process to PostgreSQL");

    [Theory]
    [InlineData("[pg_isready]")]
    [InlineData("[bash, -c, '[ -d copy ] || exec 3<>/dev/tcp/127.0.0.1/5432']")]
    public void that_leave_none_would_not(string command) => Assert.Empty(ProbeRules.OfContainers(Postgres(command)));

    [Theory]
    [InlineData("requests: { memory: 100Mi }", "requests: { cpu: 50m, memory: 100Mi }", "requests no cpu")]
    [InlineData("limits: { cpu: \"1\" }", "limits: { cpu: \"1\", memory: 200Mi }", "has no limit of memory")]
    [InlineData("memory: 99Mi }", "memory: 200Mi }", "requests more memory than its limit")]
    public void that_need_what_they_do_not_say_would_be_found(string wrong, string right, string violation) =>
        ResourceRules.OfContainers(SmallShop.With(wrong, insteadOf: right)).MustName(violation);

    [Theory]
    [InlineData("", "lifecycle: { preStop: { sleep: { seconds: 8 } } }", "ends 0 s after it was taken out")]
    [InlineData("terminationGracePeriodSeconds: 16", "terminationGracePeriodSeconds: 30", "is killed after 16 s: it leaves for 8 s and ends within 8 s")]
    [InlineData("", "terminationGracePeriodSeconds: 20", "does not say how long its end may take")]
    public void that_lose_something_at_their_end_would_be_found(string wrong, string right, string violation) =>
        DrainRules.OfPods(SmallShop.With(wrong, insteadOf: right)).MustName(violation);

    [Theory]
    [InlineData("priorityClassName: nothing", "priorityClassName: requests", "has the priority 'nothing'")]
    [InlineData("labelSelector: { matchLabels: { app.kubernetes.io/name: other } }", "labelSelector: { matchLabels: { app.kubernetes.io/name: query } }", "is spread by labels that it has not")]
    [InlineData("metadata: { name: redis, namespace: shop }\nspec:\n  maxUnavailable: 1\n  selector: { matchLabels: { app.kubernetes.io/name: query } }", "metadata: { name: redis, namespace: shop }\nspec:\n  maxUnavailable: 1\n  selector: { matchLabels: { app.kubernetes.io/name: redis } }", "query: has 2 PodDisruptionBudgets", "redis: has 0 PodDisruptionBudgets")]
    public void that_may_all_be_away_would_be_found(string wrong, string right, params string[] violations) =>
        SpreadRules.OfPods(SmallShop.With(wrong, insteadOf: right)).MustName(violations);

    [Fact]
    public async Task that_hold_what_is_told_once_are_in_three_zones() =>
        SpreadRules.OfZones(await Overlays.Get(Overlays.Production), Replicated).MustBeNone();

    /// <summary>Without the patches of production they only prefer it.</summary>
    [Fact]
    public async Task that_share_a_zone_would_be_found() =>
        SpreadRules.OfZones(await Overlays.Get(Overlays.Kind), Replicated).MustName(Replicated);

    [Theory]
    [InlineData("maxSkew: 1, minDomains: 3, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule")]
    [InlineData("maxSkew: 1, minDomains: 3, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway", "redis")]
    [InlineData("maxSkew: 1, minDomains: 2, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule", "redis")]
    [InlineData("maxSkew: 2, minDomains: 3, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule", "redis")]
    [InlineData("maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule", "redis")]
    [InlineData("maxSkew: 1, minDomains: 3, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule", "redis")]
    public void that_may_share_a_zone_would_be_found(string constraint, params string[] violations) => SpreadRules.OfZones(
        SmallShop.With(
            $"{constraint}, labelSelector: {{ matchLabels: {{ app.kubernetes.io/name: redis",
            insteadOf: "maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app.kubernetes.io/name: redis"),
        "redis").MustName(violations);

    private static Manifests Postgres(string liveness) => SmallShop.With(
        ("image: postgres:17\n", "image: redis:8\n"),
        ($"livenessProbe: {{ exec: {{ command: {liveness} }} }}", "livenessProbe: { tcpSocket: { port: redis } }"));

    private static IEnumerable<string> Hardening(Manifests manifests) => HardeningRules.OfContainers(manifests).Concat(HardeningRules.OfPods(manifests));
}
