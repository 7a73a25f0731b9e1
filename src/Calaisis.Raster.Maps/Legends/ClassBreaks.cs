namespace Calaisis.Raster.Maps.Legends;

/// <summary>
/// Bounds of classes, ascending: class <c>i</c> holds the values from bound <c>i</c> up to, but without, bound
/// <c>i + 1</c>; the last class holds its upper bound too. Values beyond either end belong to the class at that end.
/// </summary>
public sealed class ClassBreaks
{
    /// <summary>The most classes an eye can tell apart on a printed ramp.</summary>
    public const int MostClasses = 12;

    // Mantissas per decade, from fine to coarse; each is round in print and nearly even on a logarithmic scale.
    static readonly double[][] Series = [[1, 2, 5], [1, 3], [1]];

    readonly double[] _bounds;

    ClassBreaks(double[] bounds) => _bounds = bounds;

    /// <summary>All bounds, one more than there are classes; two equal ones when there is a single value.</summary>
    public IReadOnlyList<double> Bounds => _bounds;

    public int Count => _bounds.Length - 1;

    /// <summary>Round bounds on a logarithmic scale (1, 2, 5, 10, ...) between two positive values.</summary>
    /// <param name="min">The smallest value; the lower bound of the first class.</param>
    /// <param name="max">The greatest value; the upper bound of the last class.</param>
    public static ClassBreaks Logarithmic(double min, double max)
    {
        if (!(min > 0 && double.IsFinite(min)))
            throw new ArgumentOutOfRangeException(nameof(min), min, "must be positive");
        if (!(max >= min && double.IsFinite(max)))
            throw new ArgumentOutOfRangeException(nameof(max), max, "must not be below min");
        if (max.Equals(min)) return new ClassBreaks([min, max]);
        foreach (var series in Series)
        {
            var bounds = Between(min, max, series, decadeStep: 1);
            if (bounds.Length - 1 <= MostClasses) return new ClassBreaks(bounds);
        }
        for (var step = 2; ; step++)
        {
            var bounds = Between(min, max, Series[^1], step);
            if (bounds.Length - 1 <= MostClasses) return new ClassBreaks(bounds);
        }
    }

    /// <summary>The class of a value; 0 for anything below the first bound.</summary>
    public int ClassOf(float value)
    {
        var found = 0;
        for (var i = 1; i < Count; i++)
        {
            if (value >= (float)_bounds[i]) found = i;
        }
        return found;
    }

    // A round bound almost on top of an end would make a class too thin to mean anything: it is left out.
    static double[] Between(double min, double max, double[] mantissas, int decadeStep)
    {
        var first = (int)Math.Floor(Math.Log10(min)) - 1;
        var last = (int)Math.Ceiling(Math.Log10(max)) + 1;
        var inner = Enumerable.Range(first, last - first + 1)
            .Where(decade => decade % decadeStep == 0)
            .SelectMany(decade => mantissas.Select(mantissa => Decimal(mantissa, decade)))
            .Where(bound => bound > 1.15 * min && bound < max / 1.15);
        return [min, .. inner, max];
    }

    // 10^-1 as 0.1, not as 0.1000000001: the bound is what is printed.
    static double Decimal(double mantissa, int decade) =>
        decade >= 0 ? mantissa * Math.Pow(10, decade) : mantissa / Math.Pow(10, -decade);
}
