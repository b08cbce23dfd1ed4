using Shop.Contracts;

namespace Shop.QueryService.ReadYourWrites;

/// <summary>The event that a read model must have applied.</summary>
internal sealed record Target(string ReadModel, string Topic, int Partition, string Key, Sequence Sequence);
