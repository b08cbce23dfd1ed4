namespace Shop.FunctionHost.Processes;

internal enum FunctionStart
{
    /// <summary>A process that was there.</summary>
    Warm,

    /// <summary>A process had to be started for it.</summary>
    Cold,
}
