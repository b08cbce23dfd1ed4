using Npgsql;
using Shop.EmailService;
using Shop.EmailService.Migration;
using Shop.EmailService.PostgreSql;
using Shop.EmailService.Smtp;
using Shop.ServiceDefaults;
using Shop.Streaming;
using Shop.Streaming.RabbitMq;

return await new ServiceProgram("email")
{
    Add = builder => builder.AddPostgresInbox().AddSmtp().AddEmailService(RabbitMqTransport.FromConfiguration),
    Map = app => app.MapEmailService(),
    Migrate = EmailMigration.Apply,
    IsOutage = exception => exception is DependencyUnavailableException || exception.GetBaseException() is NpgsqlException or System.Net.Sockets.SocketException,
}.Run(args);
