using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Reads back a written raster, window by window.</summary>
/// <remarks>Thread rule: one thread at a time.</remarks>
public sealed class RasterReader : IDisposable
{
    static readonly Sentence Advice = $"check the path, and that the file is whole.";

    readonly string _path;
    readonly Dataset _dataset;
    readonly Band _band;
    readonly Band? _mask;
    readonly float _noData;
    readonly bool _signed;

    RasterReader(string path, Dataset dataset, Band band, GridDefinition grid)
    {
        _path = path;
        _dataset = dataset;
        _band = band;
        Grid = grid;
        _mask = BandCells.MaskOf(band);
        _signed = SignedBytes.Are(path, 1, band, $"{Secrets.Mask(path)}");
        band.GetNoDataValue(out var noData, out var has);
        _noData = has != 0 ? (float)noData : float.NaN;
        Unit = band.GetUnitType() ?? "";
    }

    /// <summary>Where its cells lie.</summary>
    public GridDefinition Grid { get; }

    /// <summary>Unit of the values; empty for pure numbers and classes.</summary>
    public string Unit { get; }

    /// <exception cref="GdalException">It cannot be opened.</exception>
    /// <exception cref="RasterException">It has no coordinate system, or is rotated.</exception>
    public static RasterReader Open(string path)
    {
        using var errors = new ErrorScope();
        try
        {
            var flags = (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR);
            var dataset = Gdal.OpenEx(path, flags, null, null, null) ?? throw errors.Failure($"be read", path, Advice);
            return new RasterReader(path, dataset, dataset.GetRasterBand(1)!, RasterGrid.Of(dataset, path));
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"be read", path, Advice, failure);
        }
    }

    /// <summary>Fills a window's values, NaN where there is no data.</summary>
    public void Read(Window window, Span<float> values)
    {
        Read<float>(_band, window, values, DataType.GDT_Float32);
        values = values[..(int)window.CellCount];
        if (_signed) BandCells.Sign(values);
        if (_mask is not null)
        {
            var mask = new byte[values.Length];
            Read<byte>(_mask, window, mask, DataType.GDT_Byte);
            BandCells.Erase(mask, values);
        }

        if (float.IsNaN(_noData)) return;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == _noData) values[i] = float.NaN;
        }
    }

    /// <summary>Fills a window's values as they are in the file, NoData too.</summary>
    public void ReadExactly(Window window, Span<double> values) =>
        Read<double>(_band, window, values, DataType.GDT_Float64);

    /// <summary>Fills a window's labels as they are in the file, NoData too.</summary>
    public void ReadExactly(Window window, Span<int> labels) => Read<int>(_band, window, labels, DataType.GDT_Int32);

    /// <summary>The metadata items of the file, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Metadata() => _dataset.GetMetadata("");

    public void Dispose()
    {
        _mask?.Dispose();
        _band.Dispose();
        _dataset.Dispose();
    }

    unsafe void Read<T>(Band band, Window window, Span<T> values, DataType type)
        where T : unmanaged
    {
        if (values.Length < window.CellCount) throw new ArgumentException("fewer values than cells", nameof(values));
        using var errors = new ErrorScope();
        try
        {
            fixed (T* start = values)
            {
                band.ReadRaster(
                    window.Col, window.Row, window.Cols, window.Rows, (nint)start, window.Cols, window.Rows,
                    type, 0, 0);
            }
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"read {window}", _path, $"the file may be damaged or cut short.", failure);
        }
    }
}
