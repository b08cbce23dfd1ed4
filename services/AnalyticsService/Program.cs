using Shop.AnalyticsService;
using Shop.AnalyticsService.Migration;
using Shop.AnalyticsService.MongoDb;
using Shop.ServiceDefaults;
using Shop.ServiceDefaults.Problems;
using Shop.Streaming;
using Shop.Streaming.RabbitMq;

return await new ServiceProgram("analytics")
{
    Add = builder => builder.AddMongoFacts().AddAnalyticsService(RabbitMqTransport.FromConfiguration),
    Map = app => app.MapAnalyticsService(),
    Migrate = AnalyticsMigration.Apply,
    IsOutage = exception => exception is DependencyDownException or DependencyUnavailableException,
}.Run(args);
