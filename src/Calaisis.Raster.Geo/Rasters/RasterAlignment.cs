using System.Globalization;
using Calaisis.Raster.Faults;
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

    readonly string _sourceWkt;
    readonly HaloCells? _halo;
    readonly double[] _geoTransform;

    RasterAlignment(
        RasterSourceSettings settings,
        GridDefinition grid,
        HaloChanges changes,
        RasterFile file,
        SpatialReference reference,
        SharedPlaces places)
    {
        _geoTransform = file.GeoTransform;
        Settings = settings;
        Grid = grid;
        Transform = new SourceTransform(file.GeoTransform);
        reference.ExportToWkt(out _sourceWkt, null);
        Blocks = places.For(_sourceWkt, file.GeoTransform);
        using var gridReference = CoordinateSystem.Parse(grid.Crs, "the grid");
        using var transform = new OsrTransform(gridReference, reference);
        SharesSystem = CoordinateSystem.AreSame(gridReference, reference) || IsIdentity(transform, grid);
        var footprint = FootprintAtMiddle(transform);
        CellsPerGridCell = Math.Sqrt(footprint.Rows * footprint.Cols);
        Resampling = settings.Resampling ?? Choose(settings.Kind, CellsPerGridCell);
        Offset = settings.Halo is null ? OffsetOnGrid() : null;
        if (settings.Halo is { } kernel) _halo = HaloCells.Plan(settings, kernel, changes, file, reference, this);
        Facts = FactsOf(file, reference, gridReference);
    }

    internal RasterSourceSettings Settings { get; }

    internal GridDefinition Grid { get; }

    internal SourceTransform Transform { get; }

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
        return _halo is null ? file : _halo.Over(file);
    }

    /// <summary>A transform of the caller's own, from the grid's system to the source's.</summary>
    internal OsrTransform CreateTransform()
    {
        using var from = CoordinateSystem.Parse(Grid.Crs, "the grid");
        using var to = CoordinateSystem.Parse(_sourceWkt, $"source '{Settings.Name}'");
        return new OsrTransform(from, to);
    }

    /// <summary>The way back: a transform of the caller's own, from the source's system to the grid's.</summary>
    internal OsrTransform CreateInverse()
    {
        using var from = CoordinateSystem.Parse(_sourceWkt, $"source '{Settings.Name}'");
        using var to = CoordinateSystem.Parse(Grid.Crs, "the grid");
        return new OsrTransform(from, to);
    }

    /// <summary>Where a point of the source, in its rows and columns, lies on its own map.</summary>
    internal (double X, double Y) MapPlaceOf(double row, double col) => (
        _geoTransform[0] + (col * _geoTransform[1]) + (row * _geoTransform[2]),
        _geoTransform[3] + (col * _geoTransform[4]) + (row * _geoTransform[5]));

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

    SourceFacts FactsOf(RasterFile file, SpatialReference reference, SpatialReference gridReference)
    {
        var crs = CoordinateSystem.NameOf(reference);
        var across = double.Hypot(file.GeoTransform[1], file.GeoTransform[4]);
        var down = double.Hypot(file.GeoTransform[2], file.GeoTransform[5]);
        return new SourceFacts(Settings.Name, SourceGeometry.Raster, Settings.Kind)
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"{file.Driver}, {file.Shape} of {across:0.######} x {down:0.######}, {crs}, {Settings.Kind switch
                {
                    CellKind.Classes => "classes",
                    _ => "values",
                }}, {(Offset is null ? Resampling.ToString().ToLowerInvariant() : "on the grid")}"),
            Path = Secrets.Mask(Settings.Path),
            Crs = crs,
            Bounds = RasterBounds.On(gridReference, reference, file.GeoTransform, file.Shape, EdgePoints),
            Unit = Settings.Unit,
            Plausible = Settings.Plausible,
            Legend = Settings.Legend,
        };
    }
}
