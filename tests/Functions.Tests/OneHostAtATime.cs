// The meters of a process are told apart by their names alone: of two hosts side by side, each would show the other's counts as well.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
