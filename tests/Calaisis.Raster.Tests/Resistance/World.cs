using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

/// <summary>Sources on a grid, given by formulas that also answer beyond its edges, as files do.</summary>
sealed class World(Shape shape, double cellWidth = 10, double cellHeight = 10)
{
    readonly Dictionary<string, Func<int, int, float>> _sources = [];

    public GridDefinition Grid { get; } = new("EPSG:2154", 600_000, 7_100_000, cellWidth, cellHeight, shape);

    /// <summary>One row of cells with these values in source "s", NaN around it.</summary>
    public static World Of(params float[] values) =>
        new World(new Shape(1, values.Length)).With("s", values);

    public World With(string name, Func<int, int, float> source)
    {
        _sources.Add(name, source);
        return this;
    }

    public World With(string name, params float[] values) => With(name, (row, col) =>
        Grid.Shape.Contains(new Cell(row, col)) ? values[Grid.Shape.IndexOf(new Cell(row, col))] : float.NaN);

    /// <summary>The formula of a source.</summary>
    public Func<int, int, float> Read(string name) => _sources[name];

    public TileInputs Inputs(Window window, IEnumerable<SourceNeed> needs, int extraMargin = 0) => new(
        Grid, window, needs.ToDictionary(n => n.Source, n => Read(n.Source, window.Grow(n.MarginCells + extraMargin))));

    /// <summary>What a layer says on the whole grid, asked tile by tile.</summary>
    public float[] Evaluate(
        IResistanceLayer layer, int tileRows = int.MaxValue, int tileCols = int.MaxValue, int extraMargin = 0)
    {
        var scratch = new ResistanceScratch();
        return Assemble(tileRows, tileCols, (window, values) =>
            layer.Evaluate(Inputs(window, layer.NeedsOn(Grid), extraMargin), values, scratch));
    }

    public float[] Evaluate(ResistanceStack stack, int tileRows = int.MaxValue, int tileCols = int.MaxValue)
    {
        var scratch = new ResistanceScratch();
        return Assemble(tileRows, tileCols, (window, values) =>
            stack.Evaluate(Inputs(window, stack.NeedsOn(Grid)), values, scratch));
    }

    float[] Assemble(int tileRows, int tileCols, Action<Window, float[]> evaluate)
    {
        var shape = Grid.Shape;
        var whole = new float[shape.CellCount];
        var layout = new TileLayout(shape, Math.Min(tileRows, shape.Rows), Math.Min(tileCols, shape.Cols));
        foreach (var window in layout.Windows())
        {
            // Longer than the tile and full of rubbish, as arrays from a pool are.
            var values = new float[window.CellCount + 3];
            Array.Fill(values, 1e30f);
            evaluate(window, values);
            Assert.All(values[(int)window.CellCount..], rest => Assert.Equal(1e30f, rest));
            for (var row = 0; row < window.Rows; row++)
            {
                var to = (int)shape.IndexOf(new Cell(window.Row + row, window.Col));
                values.AsSpan(row * window.Cols, window.Cols).CopyTo(whole.AsSpan(to));
            }
        }

        return whole;
    }

    Tile Read(string name, Window window)
    {
        var values = new float[window.CellCount];
        for (var row = 0; row < window.Rows; row++)
        {
            for (var col = 0; col < window.Cols; col++)
            {
                values[(row * window.Cols) + col] = _sources[name](window.Row + row, window.Col + col);
            }
        }

        return new Tile(window, values);
    }
}
