using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.EmailService.Inbox;
using Shop.ServiceDefaults.Configuration;

namespace Shop.EmailService.PostgreSql;

public static class PostgresInbox
{
    internal const string ConnectionString = "Inbox";

    /// <summary>The inbox in the PostgreSQL under <c>ConnectionStrings:Inbox</c>.</summary>
    /// <exception cref="InvalidOperationException">The connection string is missing, or none of Npgsql's.</exception>
    public static WebApplicationBuilder AddPostgresInbox(this WebApplicationBuilder builder)
    {
        var address = builder.Configuration.RequireConnectionString(ConnectionString);
        PostgresAddress.Parse(address);
        builder.Services.AddSingleton<IMailInbox>(_ => new PostgresMailInbox(address));
        return builder;
    }
}
