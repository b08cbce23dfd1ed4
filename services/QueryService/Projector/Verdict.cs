namespace Shop.QueryService.Projector;

internal enum Verdict
{
    Apply,

    /// <summary>The document has it already.</summary>
    Repeat,

    /// <summary>An event before it never came.</summary>
    Gap,

    /// <summary>Its version was given to another event: the log has lost acknowledged events.</summary>
    Conflict,
}
