using Shop.AnalyticsService.Views;
using Shop.Streaming.RabbitMq;

namespace Shop.AnalyticsService.Facts;

/// <summary>
/// The fact first, then the views. The message is acknowledged after both: a fact that the views do not show yet is applied by
/// the waiting message or, when Redis came back empty, by the rebuild; by both it counts once.
/// </summary>
internal sealed class FactRecording(IFactStore facts, ViewWriter views, OutageWait outage)
{
    public async Task Record(OrderFact fact, CancellationToken cancellationToken)
    {
        await outage.Outlast(token => facts.InsertIfAbsent(fact, token), cancellationToken);
        if (ViewChange.Of(fact) is { } change)
        {
            await outage.Outlast(token => views.Apply(change, token), cancellationToken);
        }
    }
}
