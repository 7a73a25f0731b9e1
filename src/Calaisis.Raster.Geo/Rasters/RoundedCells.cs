using Calaisis.Raster.Grids;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Looks for numbers of a raster of resistances that single precision rounds.</summary>
public static class RoundedCells
{
    /// <summary>More are not counted, so that a raster of decimals costs no second reading.</summary>
    const long MostCounted = 1_000_000;

    const int CellsAtOnce = 1 << 20;

    /// <summary>
    /// Those under a grid; null where there is none. Only rasters in double precision or of large integers are read,
    /// and only those whose numbers are the resistances: what is scaled is computed, not kept.
    /// </summary>
    /// <exception cref="Native.GdalException">The file cannot be read.</exception>
    /// <exception cref="Faults.RasterException">It is not what was declared.</exception>
    public static RoundedResistances? Under(
        GridDefinition grid, RasterSourceSettings settings, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        using var file = RasterFile.Open(settings);
        if (file.FitsSingle || !file.IsPlain) return null;
        var alignment = RasterAlignment.Of(
            settings with { Halo = null }, grid, HaloChanges.None, file, new SharedPlaces());
        // A turned raster has other columns than its file: all of it, then.
        var under = alignment.SourceShape == file.Shape && ReferenceEquals(alignment.GeoTransform, file.GeoTransform)
            ? HaloCells.NeededCells(alignment)
            : file.Shape.Whole;
        if (under.IsEmpty) return null;
        var (count, first) = (0L, 0.0);
        var rows = Math.Max(1, CellsAtOnce / under.Cols);
        var values = new float[Math.Min(rows, under.Rows) * under.Cols];
        for (var row = under.Row; row < under.EndRow; row += rows)
        {
            cancel.ThrowIfCancellationRequested();
            var part = under with { Row = row, Rows = Math.Min(rows, under.EndRow - row) };
            var numbers = file.ReadSpread(part, part.Rows, part.Cols);
            file.Read(part, values);
            for (var i = 0; i < numbers.Length; i++)
            {
                if (float.IsNaN(values[i]) || !RoundedResistances.IsRounded(numbers[i])) continue;
                if (count++ == 0) first = numbers[i];
                if (count > MostCounted) return new RoundedResistances(MostCounted, true, first);
            }
        }

        return count == 0 ? null : new RoundedResistances(count, false, first);
    }
}
