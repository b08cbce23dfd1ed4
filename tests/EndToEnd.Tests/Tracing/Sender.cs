namespace Shop.EndToEnd.Tests.Tracing;

/// <summary>A process that exports, by the attributes <c>service.name</c> and <c>service.instance.id</c> of its resource.</summary>
internal readonly record struct Sender(string Service, string Instance);
