namespace Shop.Integration.Tests.PostgreSql.Replication;

/// <summary>One after the other: each starts servers of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ReplicaCollection
{
    public const string Name = "PostgreSQL replicas";
}
