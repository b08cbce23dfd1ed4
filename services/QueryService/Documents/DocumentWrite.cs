using Shop.Contracts;

namespace Shop.QueryService.Documents;

/// <param name="Replaces">The sequence of the document that was read; null when there was none.</param>
public sealed record DocumentWrite(Document Document, Sequence? Replaces);
