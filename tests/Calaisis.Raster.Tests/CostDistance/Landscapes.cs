namespace Calaisis.Raster.Tests.CostDistance;

/// <summary>Random and nasty grids, the same for a given number.</summary>
static class Landscapes
{
    public const int Kinds = 8;

    public static NaiveSearch.Question Make(int number, int longest)
    {
        var random = new Random(number);
        var rows = number % 11 == 3 ? 1 : random.Next(1, longest);
        var cols = number % 11 == 7 ? 1 : random.Next(1, longest);
        var resistance = new float[rows * cols];
        Fill(number % Kinds, random, rows, cols, resistance);
        int[] neighbours = [4, 8, 8, 16];
        var height = random.Next(3) == 0 ? 0.7 : 1.0;
        var limit = random.Next(4) == 0 ? random.NextDouble() * 40 : double.PositiveInfinity;
        return new NaiveSearch.Question(
            rows, cols, resistance, Starts(random, resistance), neighbours[random.Next(4)], 1.0, height, limit,
            random.Next(3) == 0, MeanConductance: number % 3 == 1);
    }

    static Dictionary<int, double> Starts(Random random, float[] resistance)
    {
        var open = Enumerable.Range(0, resistance.Length)
            .Where(cell => resistance[cell] < float.PositiveInfinity).ToArray();
        var starts = new Dictionary<int, double>();
        if (open.Length == 0) return starts;
        var count = random.Next(6) switch { 0 => 0, 1 => open.Length, _ => random.Next(1, 5) };
        if (count == open.Length)
        {
            foreach (var cell in open) starts[cell] = 0;
        }
        else
        {
            for (var index = 0; index < count; index++) starts[open[random.Next(open.Length)]] = random.Next(3);
        }

        return starts;
    }

    static void Fill(int kind, Random random, int rows, int cols, float[] resistance)
    {
        float[] classes = [1, 2, 5, 10, 30, 100, 300, 1000];
        for (var cell = 0; cell < resistance.Length; cell++)
        {
            var (row, col) = (cell / cols, cell % cols);
            resistance[cell] = kind switch
            {
                0 => classes[random.Next(classes.Length)],
                1 => (float)Math.Pow(10, (random.NextDouble() * 12) - 3),
                2 => 1,
                3 => random.Next(3) == 0 ? float.NaN : random.Next(1, 9),
                4 => Spiral(row, col, rows, cols) ? float.PositiveInfinity : 1,
                5 => float.NaN,
                6 => random.Next(2) == 0 ? 1 : float.PositiveInfinity,
                _ => row % 4 == 2 && col % 7 != (row % 8) ? 1000 : classes[random.Next(2)],
            };
        }
    }

    /// <summary>Walls of a spiral one cell wide that leads to the middle.</summary>
    static bool Spiral(int row, int col, int rows, int cols)
    {
        var ring = Math.Min(Math.Min(row, rows - 1 - row), Math.Min(col, cols - 1 - col));
        if (ring % 2 == 0) return row == ring && col == ring - 1;
        return !(row == ring + 1 && col == ring);
    }
}
