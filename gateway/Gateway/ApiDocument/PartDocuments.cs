using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Shop.Gateway.Parts;

namespace Shop.Gateway.ApiDocument;

/// <summary>The newest document that each cluster has shown. One that is down keeps the document it had.</summary>
internal sealed partial class PartDocuments(
    PartList parts, PartClient client, IOptions<ApiDocumentOptions> options, ILogger<PartDocuments> logger)
{
    public const string Path = "/openapi/v1.json";

    private readonly ConcurrentDictionary<string, JsonObject> _seen = new();

    /// <summary>By cluster; one that was never seen is missing.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> Read()
    {
        await Task.WhenAll(parts.Clusters.Select(Refresh));
        return _seen.ToDictionary();
    }

    private async Task Refresh(Part part)
    {
        foreach (var (name, address) in part.Instances)
        {
            if (await Fetch(name, address) is { } document)
            {
                _seen[part.Name] = document;
                return;
            }
        }
    }

    private async Task<JsonObject?> Fetch(string instance, Uri address)
    {
        try
        {
            using var answer = await client.Get(address, Path, options.Value.FetchTimeout);
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync<JsonNode>()) as JsonObject;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException)
        {
            PartDocumentMissing(logger, instance, failure);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, EventName = "PartDocumentMissing", Message = "{Instance} does not show its API document.")]
    private static partial void PartDocumentMissing(ILogger logger, string instance, Exception failure);
}
