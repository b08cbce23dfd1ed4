using Microsoft.Extensions.Logging;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Projector;

/// <summary>
/// Folds a batch by document in memory and writes each once, where its sequence is still the one read: a projector
/// that lost its partition without noticing cannot apply an event twice.
/// </summary>
internal sealed class Projection<TDocument>(ReadModel<TDocument> model, IDocumentStore documents, ILogger<Projection<TDocument>> logger)
    : IProjection
    where TDocument : class
{
    // Another projector wins at most while it drains; more rounds than this mean that two believe in one partition.
    private const int RoundsMax = 100;

    public IReadModel ReadModel => model;

    public async Task Project(IReadOnlyList<ProjectedEvent> events, CancellationToken cancellationToken)
    {
        var pending = events.GroupBy(@event => model.IdOf(@event.Message)).ToDictionary(group => group.Key, group => group.ToList());

        // One that begins here is inserted unread; where it is there already the insert is refused, and the next round reads it.
        IReadOnlyCollection<string> asked = [.. pending.Where(group => !model.Begins(group.Value[0].Envelope)).Select(group => group.Key)];
        for (var round = 0; pending.Count > 0 && round < RoundsMax; round++)
        {
            var stored = await documents.Load(model.Name, asked, cancellationToken);
            var writes = pending.Select(group => Fold(group.Key, stored.GetValueOrDefault(group.Key), group.Value)).OfType<DocumentWrite>().ToList();
            if (writes.Count == 0)
            {
                return;
            }

            var refused = await documents.Write(model.Name, writes, cancellationToken);
            pending = pending.Where(group => refused.Contains(group.Key)).ToDictionary();
            asked = pending.Keys;
        }

        if (pending.Count > 0)
        {
            throw new InvalidOperationException($"{pending.Count} documents of {model.Name} were changed by another in {RoundsMax} rounds.");
        }
    }

    /// <summary>Null when the document has all of the events.</summary>
    private DocumentWrite? Fold(string id, Document? stored, IReadOnlyList<ProjectedEvent> events)
    {
        var document = stored is null ? null : model.Read(stored);
        var sequence = stored?.Sequence ?? Sequence.Start;
        foreach (var @event in events)
        {
            if (Judge(document, sequence, @event) is Verdict.Apply)
            {
                document = Fold(document, @event);
                sequence = @event.Sequence;
            }
        }

        return document is null || sequence == stored?.Sequence
            ? null
            : new DocumentWrite(model.Write(id, sequence, document), stored?.Sequence);
    }

    private Verdict Judge(TDocument? document, Sequence sequence, ProjectedEvent @event)
    {
        var envelope = @event.Envelope;
        var verdict = model.Judge(document, sequence, envelope);
        switch (verdict)
        {
            case Verdict.Gap:
                logger.VersionGap(model.Name, envelope.Stream, envelope.Version, envelope.EventId);
                throw new PartitionAlarmException("VersionGap", $"Version {envelope.Version} of {envelope.Stream} came before its predecessor.");
            case Verdict.Conflict:
                logger.VersionConflict(model.Name, envelope.Stream, envelope.Version, envelope.EventId);
                throw new PartitionAlarmException("VersionConflict", $"Version {envelope.Version} of {envelope.Stream} is another event's.");
            default:
                return verdict;
        }
    }

    private TDocument Fold(TDocument? document, ProjectedEvent @event)
    {
        try
        {
            return model.Fold(document, @event.Envelope, @event.Message);
        }
        catch (Exception exception)
        {
            // A pure function of the document and the event: no dependency can be at fault.
            throw new UnhandleableMessageException(@event.Offset, $"It does not fit {model.Name}.", exception);
        }
    }
}
