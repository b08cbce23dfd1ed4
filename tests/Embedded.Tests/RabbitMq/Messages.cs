namespace Shop.Embedded.Tests.RabbitMq;

public sealed record Counted(int Number);

public sealed record Unrelated(int Number);
