using Microsoft.Extensions.Configuration;
using Npgsql;
using Shop.OrderService;
using Shop.OrderService.Migration;
using Shop.OrderService.PostgreSql;
using Shop.ServiceDefaults;
using Shop.Streaming;
using Shop.Streaming.RabbitMq;

return await new ServiceProgram("order")
{
    Add = builder => builder.AddOrderService(builder.AddPostgresOrderStores(), RabbitMqTransport.FromConfiguration),
    Map = app => app.MapOrderService(),
    Migrate = OrderMigration.Apply,
    Repairs = new Dictionary<string, Func<IConfiguration, CancellationToken, Task>> { ["rebase"] = OrderRestore.Apply },
    IsOutage = exception => exception is DependencyUnavailableException || exception.GetBaseException() is NpgsqlException or System.Net.Sockets.SocketException,
}.Run(args);
