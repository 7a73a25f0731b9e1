using System.Diagnostics;
using System.Globalization;
using Calaisis.Raster.Circuits;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.Circuits;

/// <summary>
/// <c>circuits [SIDE ...]</c>: effective resistances of 20 points, without and with the currents of all 190 pairs, on a
/// land cover with hedges and roads of one cell and with NoData.
/// </summary>
static class CircuitBenchmark
{
    const int Points = 20;
    const int Field = 24;

    static readonly double[] Covers = [1, 5, 10, 30, 100, double.NaN];

    public static void Run(IReadOnlyList<string> words)
    {
        var sides = words.Count > 0
            ? words.Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray()
            : [257, 1025];
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; {Points} points, "
            + "8 neighbours; seconds");
        Solve(Task(65, 2, maps: true));
        Console.WriteLine("   side    residual   1 worker   2 workers   processor   with currents of all pairs");
        foreach (var side in sides)
        {
            var one = Solve(Task(side, 1, maps: false));
            var two = Solve(Task(side, 2, maps: false));
            var maps = Solve(Task(side, 2, maps: true));
            if (one.Resistance != two.Resistance || one.Resistance != maps.Resistance)
                throw new InvalidOperationException("the result depends on the workers");
            Console.WriteLine(
                $"{side,7}{one.Residual,12:0.#e+0}{Text(one.Wall),11}{Text(two.Wall),12}{Text(two.Processor),12}"
                + $"{Text(maps.Wall),29}");
        }
    }

    static (TimeSpan Wall, TimeSpan Processor, double Residual, double Resistance) Solve(CircuitTask task)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var sum = new CumulativeCurrents(task.Conductances.Values.Length, wantsMost: false);
        var cells = new double[sum.Sum.Length];
        var found = PairwiseCircuits.Solve(
            task,
            map =>
            {
                map.CurrentsOfCells(cells);
                sum.Add(cells);
            },
            null, CancellationToken.None);
        watch.Stop();
        process.Refresh();
        return (watch.Elapsed, process.TotalProcessorTime - processor, found.Residual, found[0, 1]);
    }

    static CircuitTask Task(int side, int workers, bool maps)
    {
        var random = new Random(1);
        var fields = Enumerable.Range(0, ((side / Field) + 2) * ((side / Field) + 2))
            .Select(_ => Covers[random.Next(Covers.Length)]).ToArray();
        var resistances = new double[side * side];
        for (var cell = 0; cell < resistances.Length; cell++)
        {
            var (row, col) = Math.DivRem(cell, side);
            resistances[cell] = (row + (col / 3)) % 211 == 4 ? 1e4
                : IsHedge(row, col) ? 1
                : fields[(row / Field * ((side / Field) + 2)) + (col / Field)];
        }

        return new CircuitTask
        {
            Name = "points",
            Conductances = Conductances.OfResistances(new Shape(side, side), resistances),
            Rules = new CircuitRules { Workers = workers },
            Points = [.. Enumerable.Range(1, Points).Select(id => new FocalPoint(id, [Place(random, side)]))],
            WantsMaps = maps,
        };
    }

    static bool IsHedge(int row, int col) => row % 53 == 7 || col % 61 == 11;

    /// <summary>A cell of a hedge.</summary>
    static int Place(Random random, int side) => (((53 * random.Next(side / 53)) + 7) * side) + random.Next(side);

    static string Text(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
}
