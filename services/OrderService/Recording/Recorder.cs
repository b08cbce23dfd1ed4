using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Shop.EventStore.Relay;
using Shop.OrderService.Domain;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.Recording;

/// <summary>Load, decide, append: on a concurrent append again from the start, a bounded number of times.</summary>
internal sealed class Recorder<TState, TEvent>(
    IEventLog log,
    Hydrator<TState> hydrator,
    IEventCodec<TEvent> codec,
    AppendSignal signal,
    CommandMetadata metadata,
    TimeProvider clock,
    ILogger<Recorder<TState, TEvent>> logger)
    where TEvent : notnull
{
    // Sixteen writers of one stream need at most sixteen rounds when each round has one winner.
    private const int AttemptsMax = 24;
    private const int BackoffMillisecondsMax = 40;

    /// <param name="decide">From the present state and the time of recording.</param>
    public async Task<Outcome<TState>> Record(
        string stream, Func<TState, DateTimeOffset, Decision<TEvent>> decide, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var outcome = await Attempt(stream, decide, ifMatch, cancellationToken);
            if (outcome is not null)
            {
                return outcome;
            }

            var pause = TimeSpan.FromMilliseconds(Random.Shared.Next(1, Math.Min(BackoffMillisecondsMax, 2 * attempt) + 1));
            await Task.Delay(pause, clock, cancellationToken);
        }

        return new Outcome<TState>.Refused(Reason.TooManyWriters);
    }

    /// <summary>A new stream under an idempotency key, or the answer that the key's first request got.</summary>
    /// <param name="at">The time of the decision, which becomes the time of recording.</param>
    public async Task<Outcome<TState>> Create(
        string stream, Decision<TEvent> decision, DateTimeOffset at, IdempotencyKey? claim, CancellationToken cancellationToken) =>
        decision switch
        {
            Decision<TEvent>.Rejected rejected => new Outcome<TState>.Refused(rejected.Why),
            Decision<TEvent>.Accepted accepted => await Append(stream, hydrator.Initial, accepted.Event, at, claim, cancellationToken)
                ?? throw new InvalidOperationException($"Stream {stream} is not new."),
            _ => throw new UnreachableException($"{stream} would be new without an event."),
        };

    /// <summary>The first request's answer, when the key was used before.</summary>
    public async Task<Outcome<TState>?> Repeat(IdempotencyKey claim, CancellationToken cancellationToken) =>
        await log.FindIdempotencyRecord(claim.Scope, claim.Key, cancellationToken) is { } record
            ? await Repeat(claim, record, cancellationToken)
            : null;

    /// <summary>Null when another writer was faster.</summary>
    private async Task<Outcome<TState>?> Attempt(
        string stream,
        Func<TState, DateTimeOffset, Decision<TEvent>> decide,
        IfMatch ifMatch,
        CancellationToken cancellationToken)
    {
        var current = await hydrator.Latest(stream, cancellationToken);
        var at = TimeOfRecording.After(current.RecordedAt, clock);
        switch (decide(current.State, at))
        {
            case Decision<TEvent>.Rejected rejected when !IsMissing(rejected.Why) && !ifMatch.Accepts(current.Version):
                return new Outcome<TState>.Refused(Reason.StaleVersion);
            case Decision<TEvent>.Rejected rejected:
                return new Outcome<TState>.Refused(rejected.Why);
            case var _ when !ifMatch.Accepts(current.Version):
                return new Outcome<TState>.Refused(Reason.StaleVersion);
            case Decision<TEvent>.Accepted accepted:
                return await Append(stream, current, accepted.Event, at, null, cancellationToken);
            default:
                return new Outcome<TState>.Success(current, Changed: false);
        }
    }

    private async Task<Outcome<TState>?> Append(
        string stream,
        Hydrated<TState> current,
        TEvent @event,
        DateTimeOffset at,
        IdempotencyKey? claim,
        CancellationToken cancellationToken)
    {
        var recording = codec.Encode(@event, Guid.CreateVersion7(at), metadata.Current(claim?.Key));
        var request = new AppendRequest(
            stream, current.Version, recording.Topic.PartitionOf(recording.Key), recording.Key, [recording.Event], at, claim);
        switch (await Append(request, cancellationToken))
        {
            case AppendResult.Appended appended:
                signal.Notify(request.Partition);
                var next = hydrator.Next(current, Stored(request, recording.Event, appended));
                await KeepSnapshot(stream, current.Version, next, cancellationToken);
                return new Outcome<TState>.Success(next, Changed: true);
            case AppendResult.KeyTaken taken:
                return await Repeat(claim!, taken.Record, cancellationToken);
            case AppendResult.Busy:
                return new Outcome<TState>.Refused(claim is null ? Reason.TooManyWriters : Reason.KeyInUse);
            default:
                return null;
        }
    }

    /// <summary>The command is recorded: whatever becomes of the snapshot, it has succeeded.</summary>
    private async Task KeepSnapshot(string stream, long before, Hydrated<TState> now, CancellationToken cancellationToken)
    {
        try
        {
            await hydrator.SnapshotWhenDue(stream, before, now, cancellationToken);
        }
        catch (Exception exception)
        {
            logger.SnapshotNotKept(stream, now.Version, exception);
        }
    }

    private async Task<Outcome<TState>> Repeat(IdempotencyKey claim, IdempotencyRecord record, CancellationToken cancellationToken) =>
        record.Hash == claim.Hash
            ? new Outcome<TState>.Success(await hydrator.AsOf(record.Stream, record.Version, cancellationToken), Changed: true)
            : new Outcome<TState>.Refused(Reason.KeyUsedForAnother);

    private static StoredEvent Stored(AppendRequest request, NewEvent @event, AppendResult.Appended appended) => new(
        appended.Last, request.Partition, request.Stream, appended.Version, request.Key,
        @event.EventId, @event.Type, @event.Schema, @event.Data, @event.Metadata, request.RecordedAt);

    private static bool IsMissing(Rejection why) => why.Reason is Reason.OrderNotFound or Reason.ProductNotFound;

    private async Task<AppendResult> Append(AppendRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await log.Append(request, cancellationToken);
        }
        catch (EventStoreUnavailableException exception) when (!exception.NothingWritten)
        {
            throw new OutcomeUnknownException(exception);
        }
    }
}
