using MongoDB.Driver;

namespace Shop.AnalyticsService.MongoDb;

/// <summary>What the adapter asks of its server, whatever the connection string leaves open.</summary>
internal static class MongoAddress
{
    private const string DatabaseByDefault = "analytics";

    private static readonly TimeSpan FindServerMax = TimeSpan.FromSeconds(2);

    // A server that hangs: the event waits, and the instance is not ready.
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(5);

    /// <exception cref="InvalidOperationException">It is no address of a MongoDB.</exception>
    public static (MongoClientSettings Settings, string Database) Parse(string connectionString)
    {
        try
        {
            var url = MongoUrl.Create(connectionString);
            return (SettingsOf(url), url.DatabaseName ?? DatabaseByDefault);
        }
        catch (Exception exception) when (exception is MongoConfigurationException or FormatException or ArgumentException)
        {
            // Without its cause, whose message shows the whole text, password and all.
            throw new InvalidOperationException(
                $"ConnectionStrings:{MongoFacts.ConnectionString} is no address like mongodb://user:password@server:27017/database?authSource=admin.");
        }
    }

    private static MongoClientSettings SettingsOf(MongoUrl url)
    {
        var settings = MongoClientSettings.FromUrl(url);
        settings.ApplicationName = "analytics";
        settings.ServerSelectionTimeout = FindServerMax;
        settings.ConnectTimeout = FindServerMax;
        settings.HeartbeatInterval = FindServerMax;
        settings.SocketTimeout = AnswerMax;
        // What is acknowledged, and what is read, survives the loss of a server.
        settings.WriteConcern = WriteConcern.WMajority.With(journal: true);
        settings.ReadConcern = ReadConcern.Majority;
        return settings;
    }
}
