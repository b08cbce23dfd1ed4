using Shop.QueryService;
using Shop.QueryService.Migration;
using Shop.QueryService.MongoDb;
using Shop.ServiceDefaults;
using Shop.ServiceDefaults.Problems;
using Shop.Streaming;

return await new ServiceProgram("query")
{
    Add = builder => builder.AddMongoReadModels().AddQueryService(),
    Map = app => app.MapQueryService(),
    Migrate = QueryMigration.Apply,
    IsOutage = exception => exception is DependencyDownException or DependencyUnavailableException,
}.Run(args);
