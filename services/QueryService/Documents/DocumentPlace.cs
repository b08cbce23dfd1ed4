namespace Shop.QueryService.Documents;

/// <param name="List">e.g. the customer whose orders are listed.</param>
/// <param name="Position">ASCII, unique in the list; compared as ordinal text.</param>
public sealed record DocumentPlace(string List, string Position);
