using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Reads back a written raster, window by window.</summary>
/// <remarks>Thread rule: one thread at a time.</remarks>
public sealed class RasterReader : IDisposable
{
    const string Advice = "check the path, and that the file is whole.";

    readonly string _path;
    readonly Dataset _dataset;
    readonly Band _band;
    readonly float _noData;

    RasterReader(string path, Dataset dataset, Band band, GridDefinition grid)
    {
        _path = path;
        _dataset = dataset;
        _band = band;
        Grid = grid;
        band.GetNoDataValue(out var noData, out var has);
        _noData = has != 0 ? (float)noData : float.NaN;
        Unit = band.GetUnitType() ?? "";
    }

    /// <summary>Where its cells lie.</summary>
    public GridDefinition Grid { get; }

    /// <summary>Unit of the values; empty for pure numbers and classes.</summary>
    public string Unit { get; }

    /// <exception cref="GdalException">It cannot be opened.</exception>
    /// <exception cref="Faults.RasterException">It has no coordinate system, or is rotated.</exception>
    public static RasterReader Open(string path)
    {
        using var errors = new ErrorScope();
        try
        {
            var flags = (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR);
            var dataset = Gdal.OpenEx(path, flags, null, null, null) ?? throw errors.Failure("be read", path, Advice);
            return new RasterReader(path, dataset, dataset.GetRasterBand(1)!, RasterGrid.Of(dataset, path));
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure("be read", path, Advice, failure);
        }
    }

    /// <summary>Fills a window's values, NaN where there is no data.</summary>
    public void Read(Window window, Span<float> values)
    {
        Read<float>(window, values, DataType.GDT_Float32);
        if (float.IsNaN(_noData)) return;
        values = values[..(int)window.CellCount];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == _noData) values[i] = float.NaN;
        }
    }

    /// <summary>Fills a window's values as they are in the file, NoData too.</summary>
    public void ReadExactly(Window window, Span<double> values) => Read<double>(window, values, DataType.GDT_Float64);

    /// <summary>Fills a window's labels as they are in the file, NoData too.</summary>
    public void ReadExactly(Window window, Span<int> labels) => Read<int>(window, labels, DataType.GDT_Int32);

    /// <summary>The metadata items of the file, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Metadata() => _dataset.GetMetadata("");

    public void Dispose()
    {
        _band.Dispose();
        _dataset.Dispose();
    }

    unsafe void Read<T>(Window window, Span<T> values, DataType type)
        where T : unmanaged
    {
        if (values.Length < window.CellCount) throw new ArgumentException("fewer values than cells", nameof(values));
        using var errors = new ErrorScope();
        try
        {
            fixed (T* start = values)
            {
                _band.ReadRaster(
                    window.Col, window.Row, window.Cols, window.Rows, (nint)start, window.Cols, window.Rows,
                    type, 0, 0);
            }
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"read {window}", _path, "the file may be damaged or cut short.", failure);
        }
    }
}
