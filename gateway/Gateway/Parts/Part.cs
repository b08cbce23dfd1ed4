namespace Shop.Gateway.Parts;

/// <param name="Instances">Base address of each instance, by its name, e.g. <c>query-1</c>.</param>
internal sealed record Part(string Name, IReadOnlyDictionary<string, Uri> Instances);
