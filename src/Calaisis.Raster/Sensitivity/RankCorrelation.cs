namespace Calaisis.Raster.Sensitivity;

/// <summary>Spearman's rank correlation; equal values share the mean of their ranks.</summary>
static class RankCorrelation
{
    public static double Of(double[] x, double[] y)
    {
        var (a, b) = (Ranks(x), Ranks(y));
        var mean = (a.Length + 1) / 2.0;
        var (both, ofA, ofB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            both += (a[i] - mean) * (b[i] - mean);
            ofA += (a[i] - mean) * (a[i] - mean);
            ofB += (b[i] - mean) * (b[i] - mean);
        }

        return ofA > 0 && ofB > 0 ? both / Math.Sqrt(ofA * ofB) : double.NaN;
    }

    static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && values[order[end]].Equals(values[order[first]])) end++;
            for (var i = first; i < end; i++) ranks[order[i]] = (first + end + 1) / 2.0;
            first = end;
        }

        return ranks;
    }
}
