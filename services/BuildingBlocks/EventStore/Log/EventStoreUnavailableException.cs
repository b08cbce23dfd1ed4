namespace Shop.EventStore.Log;

/// <summary>The log's server does not answer. After a failed append the outcome is unknown unless <paramref name="nothingWritten"/>.</summary>
public sealed class EventStoreUnavailableException(string message, Exception inner, bool nothingWritten = false) : Exception(message, inner)
{
    public bool NothingWritten => nothingWritten;
}
