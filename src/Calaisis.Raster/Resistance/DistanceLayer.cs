using System.Numerics;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Resistance by the distance to a feature: roads, lamps, watercourses. Distances are exact, in metres from the centre
/// of the cell to the centre of the nearest cell of the feature; the grid's coordinates must be metres.
/// </summary>
public sealed class DistanceLayer : IResistanceLayer
{
    /// <param name="source">The source that holds the feature.</param>
    /// <param name="feature">Which of its cells are the feature.</param>
    /// <param name="response">From distance to resistance.</param>
    public DistanceLayer(string source, FeatureCells feature, DistanceResponse response)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentNullException.ThrowIfNull(feature);
        ArgumentNullException.ThrowIfNull(response);
        Source = source;
        Feature = feature;
        Response = response;
    }

    public string Source { get; }

    public FeatureCells Feature { get; }

    public DistanceResponse Response { get; }

    public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) => [new(Source, MarginOn(grid))];

    public void Evaluate(TileInputs inputs, Span<float> resistance, ResistanceScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(scratch);
        var grid = inputs.Grid;
        var window = inputs.Window;
        var margin = MarginOn(grid);
        var reach = (float)Response.ReachMetres;
        var width = window.Cols + (2 * margin);
        var rowsAway = scratch.Floats(0, window.Rows * width);
        var padded = scratch.Floats(1, width + Vector<float>.Count);
        CountRows(inputs, margin, rowsAway, padded[..width]);

        padded[width..].Fill(float.PositiveInfinity);
        for (var row = 0; row < window.Rows; row++)
        {
            var metres = resistance.Slice(row * window.Cols, window.Cols);
            DistanceKernel.Square(rowsAway.Slice(row * width, width), (float)grid.CellHeight, reach, padded);
            DistanceKernel.Nearest(padded, margin, (float)grid.CellWidth, reach, metres);
            Response.Apply(metres);
        }
    }

    /// <summary>The first pass: rows from each cell to the nearest feature in its column, above or below.</summary>
    void CountRows(TileInputs inputs, int margin, Span<float> rowsAway, Span<float> running)
    {
        var window = inputs.Window;
        var tile = inputs[Source];
        var width = running.Length;
        running.Fill(float.PositiveInfinity);
        for (var row = -margin; row < window.Rows; row++)
        {
            Feature.Step(tile.Row(window.Row + row, window.Col - margin, width), running);
            if (row >= 0) running.CopyTo(rowsAway[(row * width)..]);
        }

        running.Fill(float.PositiveInfinity);
        for (var row = window.Rows - 1 + margin; row >= 0; row--)
        {
            Feature.Step(tile.Row(window.Row + row, window.Col - margin, width), running);
            if (row < window.Rows) ValueKernel.Min(running, rowsAway.Slice(row * width, width));
        }
    }

    int MarginOn(GridDefinition grid) =>
        checked((int)Math.Ceiling(Response.ReachMetres / Math.Min(grid.CellWidth, grid.CellHeight))) + 1;
}
