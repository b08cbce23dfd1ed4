namespace Shop.EventStore.Relay;

/// <summary>What a partition's relay does just now.</summary>
public enum RelayStep
{
    /// <summary>Reads the log, or waits for more of it.</summary>
    Read,

    /// <summary>Sends, waits until the sink takes more, or learns what became of what was sent.</summary>
    Publish,

    /// <summary>Notes what the sink has acknowledged.</summary>
    Record,
}
