using Microsoft.Extensions.Logging;

namespace Shop.Architecture.Tests.Samples.Domain;

/// <summary>A type as no domain may have it: it logs.</summary>
internal sealed record SloppyThing(ILogger Logger);
