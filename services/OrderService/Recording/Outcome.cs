using Shop.EventStore.Hydration;
using Shop.OrderService.Domain;

namespace Shop.OrderService.Recording;

internal abstract record Outcome<TState>
{
    private Outcome()
    {
    }

    /// <param name="Changed">False when the state was already what the command wanted.</param>
    internal sealed record Success(Hydrated<TState> Now, bool Changed) : Outcome<TState>;

    internal sealed record Refused(Rejection Why) : Outcome<TState>;
}
