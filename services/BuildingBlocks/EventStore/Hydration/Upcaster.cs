using System.Text.Json.Nodes;

namespace Shop.EventStore.Hydration;

/// <summary>Turns the body of one schema into the next one's. Steps are chained: 1 to 2, 2 to 3.</summary>
/// <param name="FromSchema">The schema it reads; it writes the one above.</param>
public sealed record Upcaster(string Type, int FromSchema, Func<JsonObject, JsonObject> Upcast);
