using System.Globalization;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>
/// Walls that features of the same source open because they happen to be drawn later: a lane that crosses a motorway,
/// where nothing says which of the two lies on top. Nobody has built an opening there.
/// </summary>
/// <param name="Cells">Cells of walls on which a value of lower resistance is drawn.</param>
/// <param name="Over">The value drawn there, at the wall of the highest resistance.</param>
/// <param name="Under">The value of that wall.</param>
/// <param name="First">The first cell of these two, in row-major order.</param>
public sealed record PiercedWalls(long Cells, float Over, float Under, Cell First)
{
    // A list that nobody reads to its end is no help.
    const int MostListed = 40;

    /// <summary>Null where no wall is pierced.</summary>
    /// <param name="drawn">A source as it is read.</param>
    /// <param name="onTop">The same with its walls on top, by their resistance.</param>
    /// <param name="resistanceOf">The resistance of a value; NaN for none.</param>
    /// <param name="layout">The tiles to read.</param>
    /// <param name="cancel">Stops it.</param>
    public static PiercedWalls? In(
        ITileSource drawn, ITileSource onTop, Func<float, float> resistanceOf, TileLayout layout,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(onTop);
        ArgumentNullException.ThrowIfNull(resistanceOf);
        ArgumentNullException.ThrowIfNull(layout);
        var found = new Dictionary<(float Over, float Under), (long Cells, Cell First)>();
        var size = Math.Min(layout.TileRows, layout.Shape.Rows) * Math.Min(layout.TileCols, layout.Shape.Cols);
        var (over, under) = (new float[size], new float[size]);
        foreach (var window in layout.Windows())
        {
            cancel.ThrowIfCancellationRequested();
            onTop.Read(window, under);
            drawn.Read(window, over);
            for (var i = 0; i < window.Rows * window.Cols; i++)
            {
                if (over[i].Equals(under[i]) || !(Rank(under[i]) > Rank(over[i]))) continue;
                var cell = new Cell(window.Row + (i / window.Cols), window.Col + (i % window.Cols));
                var (cells, first) = found.GetValueOrDefault((over[i], under[i]), (0, cell));
                found[(over[i], under[i])] = (
                    cells + 1, (cell.Row, cell.Col).CompareTo((first.Row, first.Col)) < 0 ? cell : first);
            }
        }

        if (found.Count == 0) return null;
        var worst = found.OrderByDescending(pair => Rank(pair.Key.Under)).ThenBy(pair => Rank(pair.Key.Over))
            .ThenBy(pair => pair.Key).First();
        return new PiercedWalls(
            found.Values.Sum(pair => pair.Cells), worst.Key.Over, worst.Key.Under, worst.Value.First);

        // Where the layer says nothing, what lies below the layer shows.
        float Rank(float value) => RankOf(resistanceOf(value));
    }

    /// <summary>The greater, the higher a wall is to be drawn.</summary>
    public static float RankOf(float resistance) => float.IsNaN(resistance) ? 0 : resistance;

    /// <summary>What there is to say of it, and the line that mends it.</summary>
    /// <param name="layer">What the layer is called.</param>
    /// <param name="attribute">The attribute that holds the values.</param>
    /// <param name="legend">The values by name; null where they are numbers.</param>
    /// <param name="resistanceOf">The resistance of a value; NaN for none.</param>
    /// <param name="grid">The grid.</param>
    public Sentence Say(
        Sentence layer, string attribute, Legend? legend, Func<float, float> resistanceOf, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(resistanceOf);
        ArgumentNullException.ThrowIfNull(grid);
        var invariant = CultureInfo.InvariantCulture;
        var (over, under) = (NameOf(Over), NameOf(Under));
        var order = string.Create(
            invariant, $"order: {{ attribute: {attribute}, values: [{string.Join(", ", FromBottom())}] }}");
        return $"the {layer}: on {Cells:#,0} [cell|cells] a line of lower resistance is drawn over one of higher of "
            + $"the same source, which is open there, "
            + $"for instance {over} over {under} at x {grid.XOfColumnEdge(First.Col) + (grid.CellWidth / 2):0}, "
            + $"y {grid.YOfRowEdge(First.Row) - (grid.CellHeight / 2):0}; "
            + $"say which lies on top, from the bottom up: {order}";

        string NameOf(float value) =>
            legend?.WithValue((int)value) is { } named ? $"'{named.Code}'" : value.ToString(invariant);

        IEnumerable<string> FromBottom()
        {
            IEnumerable<(float Value, string Text)> values = legend is null
                ? new[] { Over, Under }.Select(value => (value, value.ToString(invariant)))
                : legend.Classes.Select(known => ((float)known.Value, known.Code));
            var ordered = values.OrderBy(value => RankOf(resistanceOf(value.Value))).ThenBy(value => value.Value)
                .Select(value => $"\"{value.Text}\"").ToList();
            return ordered.Count <= MostListed ? ordered : ["...", .. ordered.TakeLast(MostListed)];
        }
    }
}
