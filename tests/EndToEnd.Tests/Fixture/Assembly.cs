// Each test runs a whole shop: two at once would measure each other.
[assembly: Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
