using Npgsql;

namespace Shop.EmailService.PostgreSql;

/// <summary>What the adapter asks of its server. What the connection string sets itself stays as it is.</summary>
internal static class PostgresAddress
{
    // Seconds until a dead server is told; milliseconds that a cancelled command may still take to end.
    private const string Limits =
        "Timeout=5;Command Timeout=5;Cancellation Timeout=1000;Keepalive=10;Maximum Pool Size=20;GSS Encryption Mode=Disable;";

    private const string Statements = "Max Auto Prepare=8;Auto Prepare Min Usages=2;Enlist=false;";

    // The server is shared with the event log, whose readers wait for every open transaction of the whole server.
    private const string Session = "-c lock_timeout=2s -c transaction_timeout=10s -c idle_in_transaction_session_timeout=5s";

    /// <exception cref="InvalidOperationException">It is no connection string of Npgsql.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder($"{Limits}{Statements}{connectionString}");
            builder.Options = $"{Session} {builder.Options}".TrimEnd();
            return string.IsNullOrEmpty(builder.Host) ? throw new ArgumentException("It names no host.") : builder;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Without its cause, whose message may show a part of the text.
            throw new InvalidOperationException(
                $"ConnectionStrings:{PostgresInbox.ConnectionString} is no connection string like Host=postgres;Database=email;Username=email;Password=….");
        }
    }
}
