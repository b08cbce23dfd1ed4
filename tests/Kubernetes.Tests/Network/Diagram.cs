using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Network;

/// <summary>The arrows of the system's diagram, each with the port that is asked. What is not here is forbidden.</summary>
internal static class Diagram
{
    private const int Http = 8080;
    private const int Metrics = 8081;
    private const int Postgres = 5432;
    private const int Mongo = 27017;
    private const int Kafka = 9092;
    private const int KafkaController = 9093;
    private const int RabbitMq = 5672;
    private const int Redis = 6379;
    private const int Smtp = 1025;
    private const int MailPage = 8025;
    private const int MailSubmission = 587;
    private const int Otlp = 4317;
    private const int Dns = 53;
    private const string Prometheus = "monitoring";
    private const string Internet = "0.0.0.0/0";
    private const string OtherNetwork = "10.0.0.0/8";

    /// <summary>Whichever of them takes writes.</summary>
    private static readonly string[] Databases = ["postgres", "postgres-replica"];

    private static readonly Arrow[] Between =
    [
        // What the gateway asks for its clients.
        .. To(Http, "gateway", "order", "query", "analytics"),
        new("gateway", "redis", Redis),

        // Whether all is ready, asked by the gateway of parts that no client reaches.
        .. To(Http, "gateway", "relay", "projector", "email", "analytics-consumer"),

        // The log, and what is told of it.
        .. To(Postgres, "order", Databases),
        .. To(Postgres, "relay", Databases),
        new("relay", "kafka", Kafka),
        new("relay", "rabbitmq", RabbitMq),

        // Read models.
        new("query", "mongo", Mongo),
        new("projector", "mongo", Mongo),
        new("projector", "kafka", Kafka),

        // Work.
        new("email", "rabbitmq", RabbitMq),
        .. To(Postgres, "email", Databases),
        new("functions", "rabbitmq", RabbitMq),
        new("analytics", "redis", Redis),
        new("analytics-consumer", "rabbitmq", RabbitMq),
        new("analytics-consumer", "mongo", Mongo),
        new("analytics-consumer", "redis", Redis),

        // Schema, topics and queues.
        .. To(Postgres, "migrate", Databases),
        .. To(Postgres, "rebase", Databases),
        new("migrate", "mongo", Mongo),
        new("migrate", "kafka", Kafka),
        new("migrate", "rabbitmq", RabbitMq),

        // Servers among themselves: a replica follows the primary, and after a promotion the primary or the other replica follows it.
        .. To(Postgres, "postgres-replica", Databases),
        .. To(Postgres, "postgres", Databases),
        new("kafka", "kafka", Kafka),
        new("kafka", "kafka", KafkaController),
    ];

    /// <summary>A person looks at the mails that were sent.</summary>
    private static readonly Arrow[] OfKind =
    [
        new(NetworkView.Anyone, "gateway", Http), new("email", "mailpit", Smtp), new("functions", "mailpit", Smtp),
        new(NetworkView.Anyone, "mailpit", MailPage),
    ];

    private static readonly Arrow[] OfProduction =
    [
        new("ingress-nginx", "gateway", Http),
        new("email", Internet, MailSubmission),
        new("functions", Internet, MailSubmission),
        new("keda", "kafka", Kafka),
        new("keda", "rabbitmq", RabbitMq),
    ];

    /// <param name="overlay">With the component that it has beside its own.</param>
    public static IEnumerable<Arrow> Of(Manifests manifests, string overlay)
    {
        var workloads = manifests.Workloads.Select(workload => workload.Name).ToHashSet();
        return Between.Where(arrow => workloads.Contains(arrow.From) && workloads.Contains(arrow.To))
            .Concat(workloads.Select(name => new Arrow(name, NetworkView.Dns, Dns)))
            .Concat(overlay.StartsWith(Overlays.Kind, StringComparison.Ordinal) ? OfKind : OfProduction)
            .Concat(overlay.Split('+')[^1] switch
            {
                "requests" => [.. To(Http, Prometheus, "order", "query", "analytics", "gateway"), new(Prometheus, "gateway", Metrics)],
                "otlp" => manifests.Workloads.Where(workload => workload.IsOurs && !workload.RunsToItsEnd).Select(workload => new Arrow(workload.Name, "observability", Otlp)),
                "external-databases" => Between.Where(arrow => workloads.Contains(arrow.From) && !workloads.Contains(arrow.To)).Select(arrow => arrow with { To = OtherNetwork }),
                _ => [],
            });
    }

    private static IEnumerable<Arrow> To(int port, string from, params string[] targets) => targets.Select(target => new Arrow(from, target, port));
}
