using System.Runtime.CompilerServices;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Confining;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Warping;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>One open handle on the declared band of a raster source, on the raster's own grid.</summary>
/// <remarks>
/// Opened for reading only, and never asked for statistics, so GDAL leaves no .aux.xml beside the user's file; one that
/// is there is read, as it may hold the coordinate system or the NoData value.
/// </remarks>
sealed class RasterFile : ISourceCells
{
    /// <summary>Many handles are opened on one source, and it may have thousands of parts.</summary>
    static readonly ConditionalWeakTable<RasterSourceSettings, object> Signed = [];

    static readonly ConditionalWeakTable<RasterSourceSettings, DecodedBlocks> Blocks = [];

    readonly RasterSourceSettings _settings;
    readonly Dataset _dataset;
    readonly Band _band;
    readonly Band? _mask;
    readonly RawValues _raw;
    readonly bool _fitsSingle;
    readonly bool _signed;
    readonly DecodedBlocks _blocks;
    readonly BlockDecoding _decode;
    double[] _doubles = [];
    byte[] _masked = [];

    RasterFile(RasterSourceSettings settings, Dataset dataset, Band band)
    {
        _settings = settings;
        _dataset = dataset;
        _band = band;
        Shape = new Shape(dataset.RasterYSize, dataset.RasterXSize);
        Type = band.DataType;
        _fitsSingle = Type is DataType.GDT_Byte or DataType.GDT_Int16 or DataType.GDT_UInt16 or DataType.GDT_Float32
            or BandCells.SignedByte;
        _raw = RasterFacts.RawValuesOf(settings, band);
        _signed = (bool)Signed.GetValue(
            settings, _ => SignedBytes.Are(settings.Path, settings.Band, band, RasterFacts.Place(settings)));
        _mask = BandCells.MaskOf(band);
        band.GetBlockSize(out var blockCols, out var blockRows);
        _blocks = Blocks.GetValue(settings, _ => new DecodedBlocks(Shape, blockRows, blockCols));
        _decode = Decode;
        GeoTransform = new double[6];
        dataset.GetGeoTransform(GeoTransform);
    }

    public Shape Shape { get; }

    internal DataType Type { get; }

    /// <summary>The number that the file itself names as no data; null where it names none.</summary>
    internal double? NoData
    {
        get
        {
            _band.GetNoDataValue(out var noData, out var has);
            return has != 0 ? noData : null;
        }
    }

    /// <summary>Whether single precision holds whatever number its cells can have.</summary>
    internal bool FitsSingle => _fitsSingle;

    /// <summary>Whether its numbers are its values, neither scaled nor raised.</summary>
    internal bool IsPlain => _raw.AsTheyAre;

    /// <summary>Whether something beside NoData says which cells have data.</summary>
    internal bool HasMask => _mask is not null;

    /// <summary>The smallest and the largest number that its cells can hold.</summary>
    internal (double Least, double Most) Limits => BandCells.LimitsOf(Type, _signed);

    /// <summary>Six numbers in GDAL's order.</summary>
    internal double[] GeoTransform { get; }

    /// <exception cref="GdalException">It cannot be opened.</exception>
    /// <exception cref="RasterException">It has no such band, or its cells are not numbers we can use.</exception>
    internal static RasterFile Open(RasterSourceSettings settings)
    {
        using var errors = new ErrorScope();
        Dataset? dataset = null;
        try
        {
            dataset = OpenDataset(settings, errors);
            RasterFacts.RequireBand(settings, dataset);
            return new RasterFile(settings, dataset, dataset.GetRasterBand(settings.Band)!);
        }
        catch (ApplicationException failure)
        {
            dataset?.Dispose();
            throw errors.Failure(
                $"be read by source '{settings.Name}'", settings.Path, RasterFacts.AdviceOn(settings.Path), failure);
        }
        catch
        {
            dataset?.Dispose();
            throw;
        }
    }

    public void Read(Window window, Span<float> values)
    {
        var count = (int)window.CellCount;
        using var errors = new ErrorScope();
        try
        {
            _blocks.Read(window, values[..count], _decode);
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure(
                $"read {window} of source '{_settings.Name}'", _settings.Path,
                $"the file may be damaged or cut short.", failure);
        }

        if (_settings.Kind == CellKind.Classes) RequireClasses(window, values[..count]);
    }

    /// <summary>The numbers in the file at so many rows and columns, evenly spread over a window.</summary>
    internal unsafe double[] ReadSpread(Window window, int rows, int cols)
    {
        var numbers = new double[rows * cols];
        using var errors = new ErrorScope();
        try
        {
            fixed (double* start = numbers)
            {
                _band.ReadRaster(
                    window.Col, window.Row, window.Cols, window.Rows, (nint)start, cols, rows,
                    DataType.GDT_Float64, 0, 0);
            }
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure(
                $"read {window} of source '{_settings.Name}'", _settings.Path,
                $"the file may be damaged or cut short.", failure);
        }

        if (_signed) BandCells.Sign(numbers);
        return numbers;
    }

    /// <summary>The coordinate system of the file or the one declared for it; null where neither says.</summary>
    internal SpatialReference? Reference() => RasterFacts.ReferenceOf(_settings, _dataset);

    internal string Driver => _dataset.GetDriver().ShortName ?? "";

    public void Dispose()
    {
        _mask?.Dispose();
        _band.Dispose();
        _dataset.Dispose();
    }

    static Dataset OpenDataset(RasterSourceSettings settings, ErrorScope errors)
    {
        Confinement.RequireSources(settings.Path);
        DatabaseLog.Require(settings.Path);
        Companions.Require(settings.Path);
        var container = Open(settings.Path, settings, errors);
        if (Subdatasets.Choose(settings, container) is not { } chosen) return container;
        using (container)
        {
            // Its name stands in the file, which may say what it likes.
            Confinement.Require(chosen, settings.Path);
            return Open(chosen, settings, errors);
        }
    }

    static Dataset Open(string path, RasterSourceSettings settings, ErrorScope errors) =>
        Gdal.OpenEx(path, (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR), null, null, null)
        ?? throw errors.Failure($"be read by source '{settings.Name}'", settings.Path, RasterFacts.OpenAdvice);

    static void Transfer(Band band, Window window, nint buffer, DataType type) => band.ReadRaster(
        window.Col, window.Row, window.Cols, window.Rows, buffer, window.Cols, window.Rows, type, 0, 0);

    unsafe void Decode(Window window, Span<float> values)
    {
        if (_fitsSingle)
        {
            fixed (float* start = values) Transfer(_band, window, (nint)start, DataType.GDT_Float32);
            if (_signed) BandCells.Sign(values);
            _raw.Decode(values);
        }
        else
        {
            if (_doubles.Length < values.Length) _doubles = GC.AllocateUninitializedArray<double>(values.Length);
            fixed (double* start = _doubles) Transfer(_band, window, (nint)start, DataType.GDT_Float64);
            _raw.Decode(_doubles.AsSpan(0, values.Length), values);
        }

        if (_mask is not null) Mask(window, values);
    }

    unsafe void Mask(Window window, Span<float> values)
    {
        if (_masked.Length < values.Length) _masked = new byte[values.Length];
        fixed (byte* start = _masked) Transfer(_mask!, window, (nint)start, DataType.GDT_Byte);
        BandCells.Erase(_masked, values);
    }

    void RequireClasses(Window window, ReadOnlySpan<float> values)
    {
        var wrong = RawValues.FirstThatIsNoClass(values);
        if (wrong < 0) return;
        var cell = new Cell(window.Row + (wrong / window.Cols), window.Col + (wrong % window.Cols));
        throw new RasterException(
            $"Source '{_settings.Name}': {Secrets.Mask(_settings.Path)}, {cell} of the file: found {values[wrong]:R}, "
                + $"expected a class, a whole number below {RawValues.LargestClass:0}; "
                + $"declare the source as values if it is measured, or add the number to its NoData.");
    }
}
