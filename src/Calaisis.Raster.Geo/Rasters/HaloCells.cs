using System.Collections.Concurrent;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Light;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Warping;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// The light of a raster, scattered at its own resolution: worked out block by block where it is asked for, once for
/// all readers.
/// </summary>
sealed class HaloCells
{
    /// <summary>Most products of a weight and a cell that one source may cost; some 20 seconds of one core.</summary>
    const double MostProducts = 5e10;

    const int BlockSide = 64;

    readonly LightHalo _halo;
    readonly Shape _shape;
    readonly HaloEdits? _edits;
    readonly ConcurrentDictionary<Cell, Lazy<float[]>> _blocks = [];

    HaloCells(LightHalo halo, HaloEdits? edits, Shape shape)
    {
        _halo = halo;
        _edits = edits;
        _shape = shape;
    }

    /// <exception cref="RasterException">The raster is rotated, or too fine for the kernel.</exception>
    internal static HaloCells Plan(
        RasterSourceSettings settings,
        HaloKernel kernel,
        HaloChanges changes,
        SpatialReference reference,
        RasterAlignment grid)
    {
        var transform = grid.GeoTransform;
        if (transform[2] != 0 || transform[4] != 0)
        {
            throw new RasterException(
                $"{RasterFacts.Place(settings)}: it is rotated, and a halo needs rows and columns along its axes; "
                + $"warp it with gdalwarp first.");
        }

        var halo = new LightHalo(MetricOf(transform, reference), kernel);
        var needed = NeededCells(grid);
        var products = needed.IsEmpty ? 0 : (double)needed.CellCount * halo.KernelCells(needed.Row + (needed.Rows / 2));
        if (products > MostProducts)
        {
            throw new RasterException(
                $"{RasterFacts.Place(settings)}: a halo of {kernel.RadiusMetres:0.#} m over {needed.CellCount} cells "
                    + $"takes {products:0.0e0} products, expected at most {MostProducts:0e0}; "
                    + $"give a coarser raster or a smaller radius.");
        }

        return new HaloCells(
            halo, HaloEdits.Of(changes.Changes, changes.Reach, grid, grid.SourceShape), grid.SourceShape);
    }

    /// <summary>Scattered cells read through one thread's handle, which the result takes over.</summary>
    internal ISourceCells Over(ISourceCells cells) => new Reader(this, cells);

    static GroundMetric MetricOf(double[] transform, SpatialReference reference)
    {
        if (reference.IsGeographic() == 0)
        {
            var metres = reference.GetLinearUnits();
            return GroundMetric.Uniform(Math.Abs(transform[5]) * metres, Math.Abs(transform[1]) * metres);
        }

        var radians = reference.GetAngularUnits();
        return GroundMetric.Ellipsoidal(
            transform[3] * radians, transform[5] * radians, transform[1] * radians, reference.GetSemiMajor(),
            reference.GetInvFlattening());
    }

    // The source cells under the grid, found along its edges and diagonals.
    internal static Window NeededCells(RasterAlignment alignment)
    {
        const int Steps = 16;
        using var transform = alignment.CreateTransform();
        var bounds = PlaceBoundsOf(alignment, transform, Steps);
        return bounds.Intersect(alignment.SourceShape.Whole);
    }

    static Window PlaceBoundsOf(RasterAlignment alignment, OsrTransform transform, int steps)
    {
        var shape = alignment.Grid.Shape;
        var rows = new double[(steps + 1) * (steps + 1)];
        var cols = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i / (steps + 1) * (double)shape.Rows / steps;
            cols[i] = i % (steps + 1) * (double)shape.Cols / steps;
        }

        alignment.Place(transform, rows, cols);
        var knownRows = Array.FindAll(rows, double.IsFinite);
        var knownCols = Array.FindAll(cols, double.IsFinite);
        if (knownRows.Length == 0 || knownCols.Length == 0) return default;
        var top = (int)Math.Clamp(Math.Floor(knownRows.Min()), int.MinValue / 4, int.MaxValue / 4);
        var left = (int)Math.Clamp(Math.Floor(knownCols.Min()), int.MinValue / 4, int.MaxValue / 4);
        var bottom = (int)Math.Clamp(Math.Ceiling(knownRows.Max()), int.MinValue / 4, int.MaxValue / 4);
        var right = (int)Math.Clamp(Math.Ceiling(knownCols.Max()), int.MinValue / 4, int.MaxValue / 4);
        return new Window(top, left, bottom - top, right - left);
    }

    float[] Block(Cell block, ISourceCells file)
    {
        var lazy = _blocks.GetOrAdd(block, at => new Lazy<float[]>(() => Scatter(at, file)));
        try
        {
            return lazy.Value;
        }
        catch
        {
            // A failed read is not the block's fate: the next reader tries again.
            _blocks.TryRemove(block, out _);
            throw;
        }
    }

    float[] Scatter(Cell block, ISourceCells file)
    {
        var lit = WindowOf(block);
        var needed = _halo.Needed(lit, _shape);
        var cells = new float[needed.CellCount];
        file.Read(needed, cells);
        _edits?.Apply(needed, cells);
        var values = new float[lit.CellCount];
        _halo.Scatter(new Tile(needed, cells), lit, values);
        return values;
    }

    Window WindowOf(Cell block) =>
        new Window(block.Row * BlockSide, block.Col * BlockSide, BlockSide, BlockSide).Intersect(_shape.Whole);

    /// <summary>One thread's view of the scattered cells.</summary>
    sealed class Reader(HaloCells halo, ISourceCells file) : ISourceCells
    {
        public Shape Shape => halo._shape;

        public void Read(Window window, Span<float> values)
        {
            for (var row = window.Row / BlockSide; row * BlockSide < window.EndRow; row++)
            {
                for (var col = window.Col / BlockSide; col * BlockSide < window.EndCol; col++)
                    Copy(new Cell(row, col), window, values);
            }
        }

        public void Dispose() => file.Dispose();

        void Copy(Cell block, Window window, Span<float> values)
        {
            var lit = halo.WindowOf(block);
            var shared = lit.Intersect(window);
            var tile = new Tile(lit, halo.Block(block, file));
            for (var row = shared.Row; row < shared.EndRow; row++)
            {
                var at = ((row - window.Row) * window.Cols) + shared.Col - window.Col;
                tile.Row(row, shared.Col, shared.Cols).CopyTo(values[at..]);
            }
        }
    }
}
