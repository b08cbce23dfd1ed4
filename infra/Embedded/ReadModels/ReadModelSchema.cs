namespace Shop.Embedded.ReadModels;

internal static class ReadModelSchema
{
    /// <summary>Runs at every start. Text compares by its bytes (BINARY), which for ASCII is ordinal.</summary>
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS documents (
            read_model TEXT NOT NULL,
            id TEXT NOT NULL,
            sequence TEXT NOT NULL,
            list TEXT,
            position TEXT,
            json TEXT NOT NULL,
            PRIMARY KEY (read_model, id));
        CREATE UNIQUE INDEX IF NOT EXISTS documents_by_list ON documents (read_model, list, position) WHERE list IS NOT NULL;
        CREATE TABLE IF NOT EXISTS checkpoints (
            read_model TEXT NOT NULL,
            topic TEXT NOT NULL,
            partition INTEGER NOT NULL,
            sequence TEXT NOT NULL,
            "offset" INTEGER,
            PRIMARY KEY (read_model, topic, partition)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS parked_keys (
            topic TEXT NOT NULL,
            partition INTEGER NOT NULL,
            key TEXT NOT NULL,
            before TEXT NOT NULL,
            PRIMARY KEY (topic, partition, key)) WITHOUT ROWID;
        """;
}
