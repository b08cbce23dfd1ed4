namespace Shop.Architecture.Tests.Samples.Domain;

/// <summary>A type as a domain may have it.</summary>
internal sealed record PureThing(string Name, DateTimeOffset At);
