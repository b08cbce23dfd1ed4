namespace Shop.Load;

/// <summary>What the clients have seen so far.</summary>
public readonly record struct Counts(int Acknowledged, int FailedCommands, int Reads, int FailedReads)
{
    public static Counts operator -(Counts left, Counts right) => new(
        left.Acknowledged - right.Acknowledged,
        left.FailedCommands - right.FailedCommands,
        left.Reads - right.Reads,
        left.FailedReads - right.FailedReads);
}
