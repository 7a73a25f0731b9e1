namespace Calaisis.Raster.Benchmarks;

/// <summary>A benchmark as <c>calaisis-bench</c> knows it.</summary>
/// <param name="Name">What is typed to run it.</param>
/// <param name="Summary">One line: what it measures against what.</param>
/// <param name="Run">Runs it with the words that follow its name, and prints its table.</param>
sealed record Benchmark(string Name, string Summary, Action<IReadOnlyList<string>> Run);
