namespace Shop.AnalyticsService.Tests.Leaderboard;

/// <summary>The views' keys have fixed names: tests that share a server take turns.</summary>
[CollectionDefinition("Redis")]
public sealed class RedisCollection : ICollectionFixture<RedisServer>;
