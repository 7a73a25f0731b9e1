using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Warping;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// How a raster lies under the grid: worked out once, when the source is opened, and shared by all readers.
/// </summary>
sealed class RasterAlignment
{
    /// <summary>A source whose cells are nowhere further than this from the grid's, in cells, is on the grid.</summary>
    const double AlignedWithin = 1e-4;

    /// <summary>Cells at least so many times larger than the source's are averaged, or take the majority.</summary>
    const double CoarserBy = 2;

    const int EdgePoints = 21;

    const int MostCellsInOne = 16_000_000;

    readonly string _sourceWkt;
    readonly HaloCells? _halo;
    readonly Turning? _turning;

    RasterAlignment(
        RasterSourceSettings settings,
        GridDefinition grid,
        HaloChanges changes,
        RasterFile file,
        SpatialReference reference,
        SharedPlaces places)
    {
        Settings = settings;
        Grid = grid;
        reference.ExportToWkt(out _sourceWkt, null);
        using var gridReference = CoordinateSystem.Parse(grid.Crs, $"the grid");
        using (var asTheyCome = FromGrid(gridReference, reference, settings))
        {
            SharesSystem = CoordinateSystem.AreSame(gridReference, reference) || IsIdentity(asTheyCome, grid);
            _turning = TurningOf(file, reference, asTheyCome);
        }

        GeoTransform = _turning?.GeoTransform ?? file.GeoTransform;
        SourceShape = _turning?.Shape ?? file.Shape;
        Transform = new SourceTransform(GeoTransform);
        Blocks = places.For(_sourceWkt, GeoTransform);
        using var transform = new OsrTransform(gridReference, reference, _turning);
        var footprint = FootprintAtMiddle(transform);
        CellsPerGridCell = Math.Sqrt(footprint.Rows * footprint.Cols);
        Resampling = settings.Resampling ?? Choose(settings.Kind, CellsPerGridCell);
        if (Resampling != Resampling.Nearest) RequireFewCells(settings, footprint.Rows * footprint.Cols);
        Offset = settings.Halo is null ? OffsetOnGrid() : null;
        if (settings.Halo is { } kernel) _halo = HaloCells.Plan(settings, kernel, changes, reference, this);
        Facts = FactsOf(file, reference, gridReference);
    }

    static OsrTransform FromGrid(SpatialReference grid, SpatialReference reference, RasterSourceSettings settings)
    {
        try
        {
            return new OsrTransform(grid, reference);
        }
        catch (GdalException unusable)
        {
            throw new RasterException(
                $"{RasterFacts.Place(settings)}: nothing can be brought from its coordinate system, "
                + $"'{CoordinateSystem.NameOf(reference)}', "
                + $"to the grid's ({unusable.InnerException?.Message}){Companions.ProjectionOf(settings.Path)}",
                unusable);
        }
    }

    /// <summary>
    /// What a cell of the grid covers is read at once. A file may claim to have cells of a millimetre.
    /// </summary>
    static void RequireFewCells(RasterSourceSettings settings, double cells)
    {
        if (cells <= MostCellsInOne) return;
        throw new RasterException($"{RasterFacts.Place(settings)}: a cell of the grid covers {cells:0} of its cells, "
            + $"expected at most {MostCellsInOne}; "
            + $"give a coarser raster (gdalwarp -tr), or check that its cells are as small as it says.");
    }

    internal RasterSourceSettings Settings { get; }

    internal GridDefinition Grid { get; }

    internal SourceTransform Transform { get; }

    /// <summary>Where the source's cells lie, in GDAL's order.</summary>
    internal double[] GeoTransform { get; }

    /// <summary>The source's rows and columns.</summary>
    internal Shape SourceShape { get; }

    /// <summary>Grid and source are in the same coordinate system.</summary>
    internal bool SharesSystem { get; }

    internal Resampling Resampling { get; }

    /// <summary>
    /// The source's cell under the grid's cell (0, 0), where the source's cells are the grid's; else null.
    /// </summary>
    internal Cell? Offset { get; }

    /// <summary>Where the grid's cells lie in the source, for all sources of its geometry.</summary>
    internal MappedBlocks Blocks { get; }

    internal SourceFacts Facts { get; }

    /// <summary>How many of the source's cells lie along the side of one of the grid's.</summary>
    internal double CellsPerGridCell { get; }

    internal static RasterAlignment Of(
        RasterSourceSettings settings, GridDefinition grid, HaloChanges changes, RasterFile file, SharedPlaces places)
    {
        using var reference = file.Reference() ?? throw RasterFacts.NoReference(settings);
        return new RasterAlignment(settings, grid, changes, file, reference, places);
    }

    internal ISourceCells OpenCells()
    {
        var file = RasterFile.Open(Settings);
        var cells = _turning is null ? file : _turning.Over(file);
        return _halo is null ? cells : _halo.Over(cells);
    }

    /// <summary>A transform of the caller's own, from the grid's system to the source's.</summary>
    internal OsrTransform CreateTransform()
    {
        using var from = CoordinateSystem.Parse(Grid.Crs, $"the grid");
        using var to = CoordinateSystem.Parse(_sourceWkt, $"source '{Settings.Name}'");
        return new OsrTransform(from, to, _turning);
    }

    /// <summary>The way back: a transform of the caller's own, from the source's system to the grid's.</summary>
    internal OsrTransform CreateInverse()
    {
        using var from = CoordinateSystem.Parse(_sourceWkt, $"source '{Settings.Name}'");
        using var to = CoordinateSystem.Parse(Grid.Crs, $"the grid");
        return new OsrTransform(from, to);
    }

    /// <summary>Where a point of the source, in its rows and columns, lies on its own map.</summary>
    internal (double X, double Y) MapPlaceOf(double row, double col) => (
        GeoTransform[0] + (col * GeoTransform[1]) + (row * GeoTransform[2]),
        GeoTransform[3] + (col * GeoTransform[4]) + (row * GeoTransform[5]));

    internal IResampleKernel CreateKernel() => Resampling switch
    {
        Resampling.Nearest => new NearestKernel(),
        Resampling.Majority => new MajorityKernel(),
        Resampling.Bilinear => new BilinearKernel(),
        _ => new AverageKernel(),
    };

    /// <summary>Where points of the grid, in its rows and columns, lie in the source.</summary>
    internal void Place(ICoordinateTransform transform, Span<double> rows, Span<double> cols)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            cols[i] = Grid.OriginX + (cols[i] * Grid.CellWidth);
            rows[i] = Grid.OriginY - (rows[i] * Grid.CellHeight);
        }

        if (!SharesSystem) transform.Transform(cols, rows);
        for (var i = 0; i < rows.Length; i++) (rows[i], cols[i]) = Transform.PlaceOf(cols[i], rows[i]);
    }

    Turning? TurningOf(RasterFile file, SpatialReference reference, OsrTransform transform)
    {
        if (reference.IsGeographic() == 0) return null;
        var bounds = Grid.Bounds;
        var x = new double[1 + (EdgePoints * EdgePoints)];
        var y = new double[x.Length];
        (x[0], y[0]) = ((bounds.MinX + bounds.MaxX) / 2, (bounds.MinY + bounds.MaxY) / 2);
        for (var i = 1; i < x.Length; i++)
        {
            x[i] = bounds.MinX + ((i - 1) % EdgePoints * bounds.Width / (EdgePoints - 1));
            y[i] = bounds.MinY + ((i - 1) / EdgePoints * bounds.Height / (EdgePoints - 1));
        }

        if (!SharesSystem) transform.Transform(x, y);
        return Turning.Of(
            file.GeoTransform, file.Shape, Math.Tau / reference.GetAngularUnits(), x, RasterFacts.Place(Settings));
    }

    static Resampling Choose(CellKind kind, double cellsPerGridCell)
    {
        var coarser = cellsPerGridCell >= CoarserBy;
        return kind == CellKind.Classes
            ? coarser ? Resampling.Majority : Resampling.Nearest
            : coarser ? Resampling.Average : Resampling.Bilinear;
    }

    // Some files spell a well-known system in their own way: what counts is that coordinates stay as they are.
    static bool IsIdentity(OsrTransform transform, GridDefinition grid)
    {
        var bounds = grid.Bounds;
        double[] x = [bounds.MinX, bounds.MaxX, bounds.MinX, bounds.MaxX, (bounds.MinX + bounds.MaxX) / 2];
        double[] y = [bounds.MinY, bounds.MinY, bounds.MaxY, bounds.MaxY, (bounds.MinY + bounds.MaxY) / 2];
        var (oldX, oldY) = ((double[])x.Clone(), (double[])y.Clone());
        transform.Transform(x, y);
        for (var i = 0; i < x.Length; i++)
        {
            var moved = double.Hypot((x[i] - oldX[i]) / grid.CellWidth, (y[i] - oldY[i]) / grid.CellHeight);
            if (!(moved < AlignedWithin)) return false;
        }

        return true;
    }

    Footprint FootprintAtMiddle(OsrTransform transform)
    {
        var row = Grid.Shape.Rows / 2.0;
        var col = Grid.Shape.Cols / 2.0;
        double[] rows = [row, row, row + 1];
        double[] cols = [col, col + 1, col];
        Place(transform, rows, cols);
        return new Footprint(
            double.Hypot(rows[1] - rows[0], rows[2] - rows[0]), double.Hypot(cols[1] - cols[0], cols[2] - cols[0]));
    }

    Cell? OffsetOnGrid()
    {
        if (!SharesSystem) return null;
        var first = Transform.PlaceOf(Grid.OriginX, Grid.OriginY);
        var bounds = Grid.Bounds;
        var last = Transform.PlaceOf(bounds.MaxX, bounds.MinY);
        var row = Math.Round(first.Row);
        var col = Math.Round(first.Col);
        var off = Math.Max(
            Math.Max(Math.Abs(first.Row - row), Math.Abs(first.Col - col)),
            Math.Max(Math.Abs(last.Row - row - Grid.Shape.Rows), Math.Abs(last.Col - col - Grid.Shape.Cols)));
        return off < AlignedWithin && Math.Abs(row) < int.MaxValue / 2 && Math.Abs(col) < int.MaxValue / 2
            ? new Cell((int)row, (int)col)
            : null;
    }

    static Sentence HoldsOf(CellKind kind) => kind == CellKind.Classes ? (Sentence)$"classes" : $"values";

    SourceFacts FactsOf(RasterFile file, SpatialReference reference, SpatialReference gridReference)
    {
        var crs = CoordinateSystem.NameOf(reference);
        var across = double.Hypot(file.GeoTransform[1], file.GeoTransform[4]);
        var down = double.Hypot(file.GeoTransform[2], file.GeoTransform[5]);
        return new SourceFacts(Settings.Name, SourceGeometry.Raster, Settings.Kind)
        {
            Description =
                $"{file.Driver}, {file.Shape} of {across:0.######} x {down:0.######}, {crs}, {HoldsOf(Settings.Kind)}, "
                + $"{(Offset is null ? (Sentence)$"{Resampling.ToString().ToLowerInvariant()}" : $"on the grid")}",
            Path = Secrets.Mask(Settings.Path),
            Crs = crs,
            Bounds = RasterBounds.On(gridReference, reference, GeoTransform, SourceShape, EdgePoints),
            Unit = Settings.Unit,
            Plausible = Settings.Plausible,
            Legend = Settings.Legend,
        };
    }
}
