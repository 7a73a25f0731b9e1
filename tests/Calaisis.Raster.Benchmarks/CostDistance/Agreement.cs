namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>Whether two results are the same.</summary>
static class Agreement
{
    /// <summary>
    /// The largest relative difference; throws if it exceeds the allowance or if one result reaches a cell that the
    /// other does not.
    /// </summary>
    public static double Require(string name, double[] expected, double[] found, double allowed)
    {
        var worst = 0.0;
        for (var cell = 0; cell < expected.Length; cell++)
        {
            var (a, b) = (expected[cell], found[cell]);
            if (double.IsFinite(a) != double.IsFinite(b))
            {
                throw new InvalidOperationException($"{name}: cell {cell} is {b}, expected {a}");
            }

            if (double.IsFinite(a) && a != b)
                worst = Math.Max(worst, Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b)));
        }

        if (worst > allowed) throw new InvalidOperationException($"{name}: differs by {worst:0.0e+0} of the cost");
        return worst;
    }
}
