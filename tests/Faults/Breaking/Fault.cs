namespace Shop.Faults.Breaking;

internal enum Fault
{
    /// <summary>SIGTERM, and time to end.</summary>
    Stop,

    /// <summary>SIGKILL.</summary>
    Kill,

    /// <summary>Frozen: connections stay, nothing answers.</summary>
    Pause,
}
