using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Shop.EmailService.PostgreSql;
using Shop.EmailService.PostgreSql.Schema;
using Shop.EmailService.Smtp;
using Shop.ServiceDefaults.Configuration;
using Shop.Streaming;
using Shop.Streaming.RabbitMq;

namespace Shop.EmailService.Migration;

/// <summary>The one-shot step before the first instance starts.</summary>
public static class EmailMigration
{
    // Some other step may hold the tables; a step that hangs should still end.
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Applies what is missing of the inbox's schema, and declares the queue with its bindings; two at once wait for each other.
    /// Throws what Npgsql throws when the server is away.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>ConnectionStrings:Inbox</c> is missing or wrong.</exception>
    /// <exception cref="DependencyUnavailableException">RabbitMQ does not answer.</exception>
    public static async Task Apply(IConfiguration configuration, CancellationToken cancellationToken)
    {
        await PrepareStore(configuration, cancellationToken);
        await BusTopology.Deploy(
            configuration, builder => builder.AddPostgresInbox().AddSmtp().AddEmailService(BusTopology.FromConfiguration), cancellationToken);
    }

    internal static async Task PrepareStore(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var address = configuration.RequireConnectionString(PostgresInbox.ConnectionString);
        PostgresAddress.Parse(address);

        // Without the session's limits: they are those of short statements.
        await using var source = InboxDataSource.Of(new NpgsqlConnectionStringBuilder(address));
        await using var context = EmailContextFactory.Create(source);
        context.Database.SetCommandTimeout(TimeMax);
        await context.Database.MigrateAsync(cancellationToken);
    }
}
