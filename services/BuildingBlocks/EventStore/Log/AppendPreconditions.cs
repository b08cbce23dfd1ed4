using System.Transactions;

namespace Shop.EventStore.Log;

/// <summary>What every adapter refuses before it asks its server.</summary>
public static class AppendPreconditions
{
    /// <exception cref="ArgumentOutOfRangeException">No events, or an expected version below 0.</exception>
    /// <exception cref="InvalidOperationException">The caller has a transaction open.</exception>
    public static void RequireAppendable(this AppendRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfZero(request.Events.Count, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.ExpectedVersion, nameof(request));
        if (Transaction.Current is not null)
        {
            throw new InvalidOperationException("An append takes no part in a caller's transaction.");
        }
    }
}
