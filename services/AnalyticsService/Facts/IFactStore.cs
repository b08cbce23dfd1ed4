namespace Shop.AnalyticsService.Facts;

/// <remarks>
/// Both methods throw <see cref="ServiceDefaults.Problems.DependencyDownException"/> when the store does not answer: events wait
/// then. Any other exception counts as an attempt.
/// </remarks>
public interface IFactStore
{
    /// <summary>Durable when the task completes. A fact whose event id is there already changes nothing.</summary>
    Task InsertIfAbsent(OrderFact fact, CancellationToken cancellationToken);

    /// <summary>
    /// Every fact that was inserted before the call, once, in any order; later ones may be among them. Pages hold at most
    /// <paramref name="pageSize"/> facts.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<OrderFact>> ReadPages(int pageSize, CancellationToken cancellationToken);
}
