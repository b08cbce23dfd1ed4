using Shop.Contracts;

namespace Shop.QueryService.Projector;

/// <summary>A read model, whatever its document.</summary>
internal interface IReadModel
{
    /// <summary>Names its documents and checkpoints; never changed.</summary>
    string Name { get; }

    Topic Topic { get; }
}
