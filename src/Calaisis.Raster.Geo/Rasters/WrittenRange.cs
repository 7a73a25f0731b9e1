using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Calaisis.Raster.Geo.Native;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// The least and the greatest value of a raster, noted while it is written and kept in the file as GDAL's own
/// statistics: whoever colours the raster need not read it.
/// </summary>
/// <remarks>A minimum and a maximum: no order of tiles changes a bit.</remarks>
public sealed class WrittenRange
{
    const string Minimum = "STATISTICS_MINIMUM";
    const string Maximum = "STATISTICS_MAXIMUM";

    double _least = double.PositiveInfinity;
    double _most = double.NegativeInfinity;

    /// <summary>
    /// The least and the greatest value of a raster that <see cref="CogSink"/> wrote; 0 where it has no value at all.
    /// </summary>
    /// <exception cref="GdalException">It cannot be opened.</exception>
    public static (double Least, double Most) Of(string path)
    {
        GdalRuntime.EnsureStarted();
        using var errors = new ErrorScope();
        try
        {
            using var dataset = Gdal.OpenEx(
                path, (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR), null, null, null)
                ?? throw errors.Failure($"be read", path, $"run again to make it anew.");
            using var band = dataset.GetRasterBand(1)!;
            return (Noted(band, Minimum), Noted(band, Maximum));
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"be read", path, $"run again to make it anew.", failure);
        }
    }

    /// <summary>NaN is NoData; infinity is no value of a range.</summary>
    internal void Add(ReadOnlySpan<float> values) => AddNumbers(values);

    /// <summary>NaN is NoData; infinity is no value of a range.</summary>
    internal void Add(ReadOnlySpan<double> values) => AddNumbers(values);

    internal void Add(ReadOnlySpan<int> labels, int noData)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var label in labels)
        {
            if (label == noData) continue;
            if (label < least) least = label;
            if (label > most) most = label;
        }

        Add(least, most);
    }

    internal void Add(ReadOnlySpan<byte> labels, byte noData)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var label in labels)
        {
            if (label == noData) continue;
            if (label < least) least = label;
            if (label > most) most = label;
        }

        Add(least, most);
    }

    /// <summary>Takes in what another one noted.</summary>
    internal void Add(WrittenRange other) => Add(other._least, other._most);

    internal void Describe(Band band)
    {
        if (_least > _most) return;
        band.SetMetadataItem(Minimum, _least.ToString("R", CultureInfo.InvariantCulture), "");
        band.SetMetadataItem(Maximum, _most.ToString("R", CultureInfo.InvariantCulture), "");
    }

    static double Noted(Band band, string name) =>
        band.GetMetadataItem(name, "") is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : 0;

    // Comparisons with NaN are false.
    void AddNumbers<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (least, most) = (T.PositiveInfinity, T.NegativeInfinity);
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        if (vectors.Length > 0)
        {
            var infinite = new Vector<T>(T.PositiveInfinity);
            var (lower, upper) = (infinite, new Vector<T>(T.NegativeInfinity));
            foreach (var vector in vectors)
            {
                lower = Vector.ConditionalSelect(Vector.LessThan(vector, lower), vector, lower);
                var isMore = Vector.GreaterThan(vector, upper) & Vector.LessThan(vector, infinite);
                upper = Vector.ConditionalSelect(isMore, vector, upper);
            }

            for (var i = 0; i < Vector<T>.Count; i++) (least, most) = (T.Min(least, lower[i]), T.Max(most, upper[i]));
        }

        foreach (var value in values[(vectors.Length * Vector<T>.Count)..])
        {
            if (value < least) least = value;
            if (value > most && value < T.PositiveInfinity) most = value;
        }

        Add(double.CreateTruncating(least), double.CreateTruncating(most));
    }

    void Add(double least, double most) => (_least, _most) = (Math.Min(_least, least), Math.Max(_most, most));
}
