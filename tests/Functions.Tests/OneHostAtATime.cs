using Xunit.Sdk;
using Xunit.v3;

// The meters of a process are told apart by their names alone: of two hosts side by side, each would show the other's counts as well.
[assembly: Parallelization(Mode = ParallelMode.None)]
