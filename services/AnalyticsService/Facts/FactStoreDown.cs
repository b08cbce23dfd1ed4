using Shop.ServiceDefaults.Problems;

namespace Shop.AnalyticsService.Facts;

/// <summary>What every adapter says when its server does not answer: events wait, and so does a rebuild.</summary>
public static class FactStoreDown
{
    public static DependencyDownException Because(Exception inner) => new("The fact store", "fact-store-down", inner);
}
