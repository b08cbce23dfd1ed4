using System.Text.Json.Nodes;
using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;

namespace Shop.EventStore.Tests.Hydration;

internal static class ParcelEvents
{
    public const string Type = "parcel-weighed";
    public const int Schema = 3;

    public static Upcaster WeightToGrams { get; } = new(Type, 1, body => new JsonObject { ["grams"] = body["weight"]!.DeepClone() });

    public static Upcaster GramsToUnit { get; } = new(Type, 2, body => new JsonObject
    {
        ["weight"] = new JsonObject { ["amount"] = body["grams"]!.DeepClone(), ["unit"] = "g" },
        ["scale"] = "unknown",
    });

    public static Upcasters All { get; } = new([WeightToGrams, GramsToUnit]);

    public static Aggregate<Parcel> Aggregate(Upcasters upcasters, int snapshotEvery = 10) => new(
        new Parcel(0, 0, null),
        (parcel, @event) => Apply(parcel, Read(upcasters, @event.Schema, @event.Data)),
        SnapshotSchema: 1,
        snapshotEvery,
        EventJson.Write,
        state => (Parcel)EventJson.Read(typeof(Parcel), state.Span));

    public static ParcelWeighed Read(Upcasters upcasters, int schema, ReadOnlyMemory<byte> data) =>
        (ParcelWeighed)EventJson.Read(typeof(ParcelWeighed), upcasters.ToSchema(Schema, Type, schema, data).Span);

    public static byte[] Golden(int schema) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Hydration", "Golden", $"{Type}.v{schema}.json"));

    public static NewEvent Weighed(long grams, DateTimeOffset at) =>
        Stored(Schema, EventJson.Write(new ParcelWeighed(new Weight(grams, "g"), $"scale-{grams}")), at);

    public static NewEvent Stored(int schema, byte[] data, DateTimeOffset at) =>
        new(Guid.CreateVersion7(at), Type, schema, data, new EventMetadata());

    private static Parcel Apply(Parcel parcel, ParcelWeighed weighed) =>
        new(parcel.Weighings + 1, parcel.TotalGrams + weighed.Weight.Amount, weighed.Scale);
}
