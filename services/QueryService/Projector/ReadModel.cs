using System.Text.Json;
using Shop.Contracts;
using Shop.QueryService.Documents;

namespace Shop.QueryService.Projector;

/// <summary>One read model: which topic it consumes, which document an event belongs to, and how it changes it.</summary>
internal abstract class ReadModel<TDocument> : IReadModel
    where TDocument : class
{
    public abstract string Name { get; }

    public abstract Topic Topic { get; }

    public abstract string IdOf(object message);

    /// <summary>Whether the document begins with this event: unless it has come before, there is none to read.</summary>
    public virtual bool Begins(EventEnvelope envelope) => false;

    /// <summary>What the event is to the document as it was read.</summary>
    public abstract Verdict Judge(TDocument? document, Sequence sequence, EventEnvelope envelope);

    /// <summary>Pure: the document with the event in it.</summary>
    public abstract TDocument Fold(TDocument? document, EventEnvelope envelope, object message);

    protected abstract DocumentPlace? PlaceOf(TDocument document);

    public TDocument Read(Document document) =>
        JsonSerializer.Deserialize<TDocument>(document.Json.Span, EventJson.Options)
        ?? throw new JsonException($"Document {document.Id} of {Name} is null.");

    public Document Write(string id, Sequence sequence, TDocument document) =>
        new(id, sequence, PlaceOf(document), JsonSerializer.SerializeToUtf8Bytes(document, EventJson.Options));
}
