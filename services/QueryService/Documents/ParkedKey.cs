using Shop.Contracts;

namespace Shop.QueryService.Documents;

/// <summary>A key whose events are no longer applied, because one of them could not be.</summary>
/// <param name="Before">Events of the key up to here are applied, later ones are parked.</param>
/// <param name="Reason">Why that one could not; null, as is <paramref name="Since"/>, where an earlier version did not record it.</param>
public sealed record ParkedKey(string Topic, int Partition, string Key, Sequence Before, string? Reason, DateTimeOffset? Since);
