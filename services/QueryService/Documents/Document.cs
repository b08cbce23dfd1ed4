using Shop.Contracts;

namespace Shop.QueryService.Documents;

/// <param name="Sequence">Of the last event in it: the condition of its next write.</param>
/// <param name="Place">Where it stands in a list; null when it is in none.</param>
/// <param name="Json">UTF-8.</param>
public sealed record Document(string Id, Sequence Sequence, DocumentPlace? Place, ReadOnlyMemory<byte> Json);
