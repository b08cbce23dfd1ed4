namespace Shop.QueryService;

public enum QueryRole
{
    /// <summary>Consumes and projects; answers no queries.</summary>
    Projector,

    /// <summary>Answers queries; consumes nothing.</summary>
    Api,
    Both,
}
