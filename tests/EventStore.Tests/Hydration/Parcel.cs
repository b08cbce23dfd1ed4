namespace Shop.EventStore.Tests.Hydration;

/// <summary>A state to hydrate: the sum shows which events went in, the scale which was the last.</summary>
public sealed record Parcel(int Weighings, long TotalGrams, string? LastScale);

/// <summary>Schema 3 of the event; 1 and 2 are in the golden files.</summary>
public sealed record ParcelWeighed(Weight Weight, string Scale);

public sealed record Weight(long Amount, string Unit);
