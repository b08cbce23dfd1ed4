namespace Shop.QueryService.Projector;

/// <summary>A read model's projection, whatever its document.</summary>
internal interface IProjection
{
    IReadModel ReadModel { get; }

    /// <summary>Durable on return; events that the documents have already change nothing.</summary>
    Task Project(IReadOnlyList<ProjectedEvent> events, CancellationToken cancellationToken);
}
