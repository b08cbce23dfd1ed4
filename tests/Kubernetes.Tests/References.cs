using Shop.Architecture.Tests.Repository;
using Shop.Kubernetes.Tests.Rendering;
using Shop.Kubernetes.Tests.Rules;
using Shop.Kubernetes.Tests.Samples;

namespace Shop.Kubernetes.Tests;

/// <summary>What one object calls another by.</summary>
public sealed class References
{
    private static readonly Func<Manifests, IEnumerable<string>>[] Rules =
    [
        ServiceRules.OfServices, ServiceRules.OfStatefulSets, ServiceRules.OfIngresses, ServiceRules.OfCertificates, ServiceRules.OfSelectors,
        EnvironmentRules.OfReferences, EnvironmentRules.OfExpansions, EnvironmentRules.OfRepeats,
        VolumeRules.OfMounts, VolumeRules.OfFiles,
        TargetRules.OfScalers, TargetRules.OfBudgets, TargetRules.OfTriggers,
        NamespaceRules.OfPodSecurity, NamespaceRules.OfObjects,
    ];

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task lead_somewhere(string overlay)
    {
        var manifests = await Overlays.Get(overlay);
        Rules.SelectMany(rule => rule(manifests)).MustBeNone();
    }

    [Fact]
    public void of_a_shop_that_breaks_no_rule_are_fine() => Rules.SelectMany(rule => rule(SmallShop.Whole)).MustBeNone();

    [Theory]
    [InlineData("clusterIP: None\n  selector: { app.kubernetes.io/name: other }", "clusterIP: None\n  selector: { app.kubernetes.io/name: query }", "Service query: its selector picks no pod")]
    [InlineData("targetPort: 8081", "targetPort: 8080", "Deployment query has no port 8081", "gives another port")]
    [InlineData("targetPort: web", "targetPort: redis", "StatefulSet redis has no port web")]
    [InlineData("port: 80, targetPort: 8080", "port: 8080, targetPort: 8080", "gives another port than it names")]
    [InlineData("replicas: 2\n  serviceName: query", "replicas: 1\n  serviceName: redis", "by the headless Service 'query'")]
    [InlineData("serviceName: cache", "serviceName: redis", "by the headless Service 'cache'")]
    public void of_Services_that_lead_nowhere_would_be_found(string wrong, string right, params string[] violations) => MustName(wrong, right, violations);

    [Fact]
    public void to_several_pods_by_a_Service_that_picks_one_would_be_found() => ServiceRules.OfStatefulSets(SmallShop.With(
        ("replicas: 2\n", "replicas: 1\n"),
        ("type: ClusterIP\n  selector: { app.kubernetes.io/name: redis }", "clusterIP: None\n  selector: { app.kubernetes.io/name: redis }")))
        .MustName("by the headless Service 'redis'");

    [Fact]
    public void to_pods_with_the_labels_of_others_would_be_found() => MustName(
        "metadata: { labels: { app.kubernetes.io/name: query } }",
        "metadata: { labels: { app.kubernetes.io/name: redis } }",
        [
            "StatefulSet redis has no port 8080",
            "Service redis: its selector picks no pod",
            "by the headless Service 'redis'",
            "Deployment query picks the pods of [Deployment query, StatefulSet redis]",
            "StatefulSet redis picks the pods of []",
            "PodDisruptionBudget redis is of no pod",
        ]);

    [Theory]
    [InlineData("key: REDIS_SECRET", "key: REDIS_PASSWORD", "no Secret passwords with the key REDIS_SECRET")]
    [InlineData("secretRef: { name: secrets }", "secretRef: { name: passwords }", "no Secret secrets", "REDIS_PASSWORD is not set")]
    [InlineData("configMapRef: { name: passwords }", "secretRef: { name: passwords }", "no ConfigMap passwords", "REDIS_PASSWORD is not set")]
    [InlineData("password=$(REDIS_PASS)", "password=$(REDIS_PASSWORD)", "REDIS_PASS is not set before it is named")]
    [InlineData("--requirepass, $(REDIS_PASS)]", "--requirepass, $(REDIS_PASSWORD)]", "REDIS_PASS is not set before it is named")]
    [InlineData("- { name: REDIS_PASSWORD, value: $(Views) }", "- { name: REDIS_PASSWORD, valueFrom: { secretKeyRef: { name: passwords, key: REDIS_PASSWORD } } }", "Views is not set before it is named")]
    [InlineData("- { name: Views, value: a }\n            - { name: Views,", "- { name: Views,", "Views is set 2 times")]
    public void of_variables_that_lead_nowhere_would_be_found(string wrong, string right, params string[] violations) => MustName(wrong, right, violations);

    [Fact]
    public void of_variables_that_may_be_absent_are_fine() =>
        EnvironmentRules.OfReferences(SmallShop.With("secretRef: { name: secrets, optional: true }", insteadOf: "secretRef: { name: passwords }")).MustBeNone();

    [Theory]
    [InlineData("- { name: store, mountPath: /data }", "- { name: data, mountPath: /data }", "there is no volume store")]
    [InlineData("subPath: redis.cfg", "subPath: redis.conf", "the volume files has no file redis.cfg")]
    [InlineData("configMap: { name: redis }", "configMap: { name: redis-files }", "the volume files is of nothing that is there")]
    [InlineData("configMap: { name: redis-files, items: [{ key: redis.cfg, path: redis.conf }] }", "configMap: { name: redis-files }", "the volume files has no key redis.cfg")]
    public void of_volumes_that_lead_nowhere_would_be_found(string wrong, string right, params string[] violations) => MustName(wrong, right, violations);

    [Theory]
    [InlineData("scaleTargetRef: { name: querys }", "scaleTargetRef: { name: query }", "there is no Deployment querys")]
    [InlineData("spec:\n  replicas: 2\n  strategy:", "spec:\n  strategy:", "Deployment query says how many replicas it has")]
    [InlineData("authenticationRef: { name: brokers }", "authenticationRef: { name: broker }", "there is no TriggerAuthentication brokers")]
    [InlineData("parameter: password, name: passwords, key: none", "parameter: password, name: passwords, key: REDIS_PASSWORD", "no Secret passwords with the key none")]
    [InlineData("enforce: baseline", "enforce: restricted", "The namespace shop enforces 'baseline'")]
    [InlineData("metadata: { name: redis-files }", "metadata: { name: redis-files, namespace: shop }", "ConfigMap redis-files is in the namespace ''")]
    public void of_scalers_and_namespaces_that_lead_nowhere_would_be_found(string wrong, string right, params string[] violations) => MustName(wrong, right, violations);

    [Fact]
    public void of_two_scalers_to_one_Deployment_would_be_found() => TargetRules.OfScalers(SmallShop.And(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: query, namespace: shop }
        spec: { scaleTargetRef: { kind: Deployment, name: query }, maxReplicas: 3 }
        """)).MustName("Deployment query is scaled by HorizontalPodAutoscaler query and ScaledObject query");

    [Fact]
    public void of_an_Ingress_that_leads_nowhere_would_be_found() => ServiceRules.OfIngresses(SmallShop.And(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: edge, namespace: shop }
        spec:
          rules:
            - http:
                paths:
                  - { path: /, pathType: Prefix, backend: { service: { name: query, port: { name: http } } } }
                  - { path: /a, pathType: Prefix, backend: { service: { name: query, port: { number: 80 } } } }
        """)).MustName("no Service query has the port 80");

    [Fact]
    public void of_an_Ingress_to_a_certificate_that_nobody_makes_would_be_found() => ServiceRules.OfCertificates(SmallShop.And(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: edge, namespace: shop }
        spec:
          tls:
            - { hosts: [shop.example.com], secretName: shop-tsl }
            - { hosts: [api.example.com], secretName: shop-tls }
        """)).MustName("Ingress edge: there is no Secret shop-tsl.");

    private static void MustName(string wrong, string right, string[] violations)
    {
        var manifests = SmallShop.With(wrong, insteadOf: right);
        Rules.SelectMany(rule => rule(manifests)).MustName(violations);
    }
}
