using Shop.Integration.Tests.Containers;
using Shop.Machine;
using Testcontainers.Redis;

namespace Shop.Integration.Tests.Redis;

/// <summary>A Redis with a password, which keeps what it holds on its disk.</summary>
public sealed class RedisFixture : ContainerFixture<RedisContainer>
{
    internal const string Password = "secret";
    private const int Port = 6379;

    /// <summary>As StackExchange.Redis takes it.</summary>
    public string Address => $"{Container.GetConnectionString()},password={Password}";

    protected override RedisContainer Build() => new RedisBuilder("redis:8")
        .WithPortBinding(FreePorts.Take(), Port)
        .WithCommand("redis-server", "--requirepass", Password, "--appendonly", "yes", "--appendfsync", "everysec")
        .Build();
}

/// <summary>The views' keys have fixed names: tests that share a server take turns.</summary>
[CollectionDefinition("Redis")]
public sealed class RedisCollection : ICollectionFixture<RedisFixture>;
