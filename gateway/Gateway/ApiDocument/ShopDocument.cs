using Microsoft.Extensions.Options;
using Shop.Gateway.Parts;
using Shop.Gateway.Routes;

namespace Shop.Gateway.ApiDocument;

/// <summary>The merged document, read again after a while; as long as one part was never seen there is none.</summary>
internal sealed class ShopDocument
{
    private static readonly TimeSpan MissingRetryPeriod = TimeSpan.FromMilliseconds(250);

    private readonly PartDocuments _parts;
    private readonly Shared<Result> _document;

    public ShopDocument(PartDocuments parts, IOptions<ApiDocumentOptions> options, TimeProvider clock)
    {
        _parts = parts;
        _document = new(Merge, result => result.Document is null ? MissingRetryPeriod : options.Value.RefreshPeriod, clock);
    }

    public Task<Result> Get(CancellationToken cancellationToken) => _document.Get(cancellationToken);

    private async Task<Result> Merge()
    {
        var documents = await _parts.Read();
        string[] missing = [.. ClusterNames.All.Where(cluster => !documents.ContainsKey(cluster))];
        return missing.Length == 0 ? new Result(MergedDocument.Of(documents).ToJsonString(), []) : new Result(null, missing);
    }

    /// <param name="Document">JSON; null when the document of a part is missing.</param>
    internal sealed record Result(string? Document, IReadOnlyList<string> Missing);
}
