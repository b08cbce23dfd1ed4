using System.Runtime.CompilerServices;
using Shop.AnalyticsService.Facts;

namespace Shop.Compliance.Leaderboard;

/// <summary>Facts in memory, with failures and interruptions where a test wants them.</summary>
internal sealed class TestFacts : IFactStore
{
    private readonly Lock _gate = new();
    private readonly List<OrderFact> _facts = [];
    private readonly HashSet<Guid> _ids = [];

    public Func<OrderFact, Exception?> InsertFailure { get; set; } = _ => null;

    public Func<Exception?> ReadFailure { get; set; } = () => null;

    /// <summary>Before each page that is read, with its number from 0.</summary>
    public Func<int, Task> OnPage { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<OrderFact> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _facts];
            }
        }
    }

    public Task InsertIfAbsent(OrderFact fact, CancellationToken cancellationToken)
    {
        if (InsertFailure(fact) is { } failure)
        {
            return Task.FromException(failure);
        }

        lock (_gate)
        {
            if (_ids.Add(fact.EventId))
            {
                _facts.Add(fact);
            }
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<IReadOnlyList<OrderFact>> ReadPages(
        int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ReadFailure() is { } failure)
        {
            throw failure;
        }

        for (var read = 0; read < All.Count; read += pageSize)
        {
            await OnPage(read / pageSize);
            yield return [.. All.Skip(read).Take(pageSize)];
        }
    }
}
