namespace Shop.EndToEnd.Tests.Compose;

/// <summary>One shop in containers for all tests that need one.</summary>
[CollectionDefinition]
public sealed class InContainers : ICollectionFixture<ShopInContainers>;
