namespace Shop.Capacity.Scaling;

/// <param name="Cores">What each instance may use.</param>
/// <param name="CoresUsed">By all of them together, on average.</param>
internal sealed record ScalingResult(int Instances, double Cores, double ReadsPerSecond, double P99Milliseconds, double CoresUsed);
