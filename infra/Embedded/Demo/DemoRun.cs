namespace Shop.Embedded.Demo;

/// <summary>What the acts of one demo share: the client, the taps, the checks, and names that no earlier run has used.</summary>
internal sealed record DemoRun(
    DemoTargets Targets,
    ShopClient Client,
    KafkaTap? Kafka,
    QueueTap? Queue,
    Checklist Checks,
    TimeProvider Clock,
    string Suffix,
    CancellationToken Stopping)
{
    public Eventually Eventually { get; } = new(Clock, Stopping);

    public string Customer => $"alice-{Suffix}";

    /// <summary>1 250 cents.</summary>
    public string Mug => $"demo-mug-{Suffix}";

    /// <summary>990 cents.</summary>
    public string Beans => $"demo-beans-{Suffix}";

    public static object Order(string customer, params (string ProductId, int Quantity)[] lines) => new
    {
        customerId = customer,
        email = $"{customer}@example.com",
        lines = lines.Select(line => new { productId = line.ProductId, quantity = line.Quantity }),
    };
}
