using System.Diagnostics;
using System.Globalization;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>
/// The kernels that turn source values into resistance, over arrays far larger than any cache, tile by tile as the pass
/// calls them, on one thread. Beside each stands the copy of its arrays in the same run: kernels are meant to reach at
/// least half its speed, so that memory sets the pace and not arithmetic. The last column compares within the cache,
/// where only arithmetic counts. Tiles are timed one by one and the best of each is taken, as other programs interrupt.
/// </summary>
static class KernelBenchmark
{
    const int Tiles = 256;
    const int CellsPerTile = 1 << 16;
    const int CellsPerRow = 1 << 12;
    const int Rounds = 25;
    const int BytesPerCell = 2 * sizeof(float);

    delegate void Kernel(ReadOnlySpan<float> values, Span<float> results);

    public static void Run(IReadOnlyList<string> words)
    {
        var classes = NewArray((row, col) => 1 + ((((row >> 5) * 7) + ((col >> 4) * 13)) % 40));
        var values = NewArray((row, col) => (((row * 31L) + (col * 17L)) % 997) / 16f);
        var many = NewArray((row, col) => 1 + ((((row * 31L) + (col * 17L)) % 997) / 16f));
        var results = new float[classes.Length];
        Print("kernel", "ns/cell", "GB/s", "of copy", "in cache");
        foreach (var (name, source, kernel) in Kernels(classes, values, many))
        {
            var (own, copy) = Seconds(kernel, source, results, Tiles);
            var (ownCached, copyCached) = Seconds(kernel, source, results, 1);
            Print(
                name, Text(own * 1e9 / source.Length), Text(source.Length * BytesPerCell / own / 1e9), Text(copy / own),
                Text(copyCached / ownCached));
        }
    }

    static IEnumerable<(string Name, float[] Source, Kernel Kernel)> Kernels(
        float[] classes, float[] values, float[] many)
    {
        var lookup = new ClassLookup(Enumerable.Range(1, 40).ToDictionary(c => c, c => 1f + c), ClassLookup.Unanswered);
        var bands = new BandTable([new(0, 2, 1), new(2, 5, 2), new(5, 20, 10), new(20, 1000, 100)], $"benchmark");
        var range = new ResistanceRange(1, 20);
        yield return ("copy", values, (from, to) => from.CopyTo(to));
        yield return ("table", classes, (from, to) => lookup.Look(from, to));
        yield return ("intervals", values, (from, to) => bands.Look(from, to));
        yield return ("background", values, (from, to) => ValueKernel.TakeOff(0.4f, from, to));
        foreach (var (name, curve) in Curves())
        {
            yield return (name, values, (from, to) => Bend(curve, range, from, to));
        }

        foreach (var combine in Enum.GetValues<Combine>())
        {
            yield return (
                $"combine {combine}".ToLowerInvariant(), values, (from, to) => CombineKernel.Join(combine, from, to));
        }

        yield return ("mask", classes, (from, to) => MaskKernel.KeepRange(from, 3, 20, inverted: false, to));
        yield return ("clamp", values, (_, to) => CombineKernel.Clamp(1, 1000, to));
        var tally = new ResistanceTally();
        yield return ("tally, by value", classes, (from, _) => tally.Add(from));
        yield return ("tally, in bins", many, (from, _) => tally.Add(from));
        yield return ("barriers out", values, (_, to) => ValueKernel.SilenceBarriers(to));
    }

    static void Bend(Curve curve, ResistanceRange range, ReadOnlySpan<float> values, Span<float> resistance)
    {
        curve.Bend(values, range, resistance);
    }

    static IEnumerable<(string Name, Curve Curve)> Curves() =>
    [
        ("curve linear", new LinearCurve(0, 60)),
        ("curve log-linear", new LogLinearCurve(0.5, 50)),
        ("curve logistic, k 2", new LogisticCurve(5, 2)),
        ("curve logistic, k 2.7", new LogisticCurve(5, 2.7)),
        ("curve exponential", new ExponentialCurve(0, 60, 4)),
        ("curve exponential, from 1", new ExponentialCurve(1, 60, 4)),
        ("curve trapezoid", new TrapezoidCurve(new Trapezoid(1, 5, 20, 50))),
    ];

    // A round of each in turn, so that whatever else the machine does meets both alike.
    static (double Own, double Copy) Seconds(Kernel kernel, float[] source, float[] results, int tiles)
    {
        var own = new long[tiles];
        var copy = new long[tiles];
        Array.Fill(own, long.MaxValue);
        Array.Fill(copy, long.MaxValue);
        for (var round = 0; round < Rounds * Tiles / Math.Max(tiles, Tiles / 8); round++)
        {
            Time((from, to) => from.CopyTo(to), source, results, copy);
            Time(kernel, source, results, own);
        }

        return (own.Sum() / (double)Stopwatch.Frequency, copy.Sum() / (double)Stopwatch.Frequency);
    }

    static void Time(Kernel kernel, float[] source, float[] results, long[] best)
    {
        for (var tile = 0; tile < best.Length; tile++)
        {
            var first = tile * CellsPerTile;
            var begun = Stopwatch.GetTimestamp();
            kernel(source.AsSpan(first, CellsPerTile), results.AsSpan(first, CellsPerTile));
            best[tile] = Math.Min(best[tile], Stopwatch.GetTimestamp() - begun);
        }
    }

    static float[] NewArray(Func<int, int, float> valueAt)
    {
        var array = new float[Tiles * CellsPerTile];
        for (var cell = 0; cell < array.Length; cell++) array[cell] = valueAt(cell / CellsPerRow, cell % CellsPerRow);
        return array;
    }

    static string Text(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    static void Print(string kernel, params ReadOnlySpan<string> numbers)
    {
        var line = kernel.PadRight(24);
        foreach (var number in numbers) line += number.PadLeft(10);
        Console.WriteLine(line);
    }
}
