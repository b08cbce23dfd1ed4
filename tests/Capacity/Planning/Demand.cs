namespace Shop.Capacity.Planning;

/// <param name="CoresPerInstance">What an instance may use at most.</param>
/// <param name="BusyShare">Of its cores that an instance may use on average: the rest is for peaks and for a neighbour that failed.</param>
internal sealed record Demand(double OrdersPerSecond, double ReadsPerSecond, double CoresPerInstance, double BusyShare)
{
    public IEnumerable<string> Errors =>
    [
        .. NotNegative("--orders", OrdersPerSecond),
        .. NotNegative("--reads", ReadsPerSecond),
        .. CoresPerInstance is > 0 and <= 1_024 ? [] : new[] { "--cores must be above 0 and at most 1024." },
        .. BusyShare is > 0 and <= 1 ? [] : new[] { "--busy must be above 0 and at most 1." },
    ];

    private static string[] NotNegative(string name, double value) =>
        value is >= 0 and <= 1e9 ? [] : [$"{name} must be from 0 to 1000000000."];
}
