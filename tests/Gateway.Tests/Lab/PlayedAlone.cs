namespace Shop.Gateway.Tests.Lab;

/// <summary>A gateway plays one load at a time, and one that other tests held up is no measurement: it is refused.</summary>
[CollectionDefinition(nameof(PlayedAlone), DisableParallelization = true)]
public sealed class PlayedAlone;
