using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.EventStore.Hydration;

/// <summary>Every upcaster of a service. A missing step is an error when the old event is read, never a guess.</summary>
public sealed class Upcasters(IEnumerable<Upcaster> steps)
{
    private readonly Dictionary<(string Type, int FromSchema), Upcaster> _steps = steps.ToDictionary(step => (step.Type, step.FromSchema));

    public static Upcasters None { get; } = new([]);

    /// <exception cref="InvalidOperationException">The event is newer than this program, or a step is missing.</exception>
    public ReadOnlyMemory<byte> ToSchema(int current, string type, int schema, ReadOnlyMemory<byte> data)
    {
        if (schema > current)
        {
            throw new InvalidOperationException($"'{type}' has schema {schema}, this program knows {current}.");
        }

        if (schema == current)
        {
            return data;
        }

        var body = JsonNode.Parse(data.Span)!.AsObject();
        for (var from = schema; from < current; from++)
        {
            body = Step(type, from).Upcast(body);
        }

        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    private Upcaster Step(string type, int from) => _steps.TryGetValue((type, from), out var step)
        ? step
        : throw new InvalidOperationException($"No upcaster reads '{type}' of schema {from}.");
}
