namespace Shop.QueryService.Documents;

/// <param name="After">The position that the documents come after, in the direction asked for; null from its beginning.</param>
public sealed record DocumentRange(string List, string? After, int Limit, bool Descending);
