using System.Text.Json.Nodes;

namespace Shop.EndToEnd.Tests.Fixture;

/// <summary>A row of the log, as raw SQL reads it.</summary>
internal sealed record RecordedEvent(Guid EventId, string Stream, long Version, string Type, string Key, JsonNode Data);
