using Shop.FunctionHost;
using Shop.FunctionHost.Migration;
using Shop.ServiceDefaults;
using Shop.Streaming;
using Shop.Streaming.RabbitMq;

return await new ServiceProgram("functions")
{
    Add = builder => builder.AddFunctionHost(RabbitMqTransport.FromConfiguration),
    Map = app => app.MapFunctionHost(),
    Migrate = FunctionMigration.Apply,
    IsOutage = exception => exception is DependencyUnavailableException,
}.Run(args);
