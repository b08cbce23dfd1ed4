using Shop.Benchmarks;

return await BenchmarksCommand.Run(args);
