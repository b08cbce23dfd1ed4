using Shop.ServiceDefaults.Problems;

namespace Shop.QueryService.Documents;

/// <summary>What every adapter says when its server does not answer: queries are 503, the projector waits.</summary>
public static class ReadStoreDown
{
    public static DependencyDownException Because(Exception inner) => new("The read store", "read-store-down", inner);
}
