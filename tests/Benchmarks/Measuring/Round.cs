namespace Shop.Benchmarks.Measuring;

internal readonly record struct Round(double Ours, double Peers);
