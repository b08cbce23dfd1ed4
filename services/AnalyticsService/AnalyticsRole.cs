namespace Shop.AnalyticsService;

public enum AnalyticsRole
{
    /// <summary>Answers from the views in Redis; consumes nothing, and needs neither RabbitMQ nor the facts.</summary>
    Api,

    /// <summary>Records facts, keeps the views and builds them anew; answers no questions.</summary>
    Consumer,
    Both,
}
