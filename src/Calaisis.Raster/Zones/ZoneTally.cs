using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Zones;

/// <summary>
/// How much of a result lies in each zone of a layer: cells, paths, points. Everything is counted in whole numbers, so
/// tallies of parts add up to the tally of the whole, whatever the order.
/// </summary>
/// <remarks>Zones have the numbers 1 to n; number 0 is what lies in none. Thread rule: one caller at a time.</remarks>
public sealed class ZoneTally
{
    const double MetresPerKilometre = 1000;

    // A path moves at most like a knight: 0 to 2 rows and 0 to 2 columns.
    const int Moves = 3;

    readonly long[] _cells;
    readonly long[] _points;
    readonly long[] _halfSteps;

    /// <param name="zones">How many zones the layer has.</param>
    public ZoneTally(int zones)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(zones);
        _cells = new long[zones + 1];
        _points = new long[zones + 1];
        _halfSteps = new long[(zones + 1) * Moves * Moves];
    }

    public int Zones => _cells.Length - 1;

    /// <summary>Counts the cells that have a value, beside the numbers of their zones.</summary>
    public void AddCells(ReadOnlySpan<float> zones, ReadOnlySpan<float> values)
    {
        for (var i = 0; i < zones.Length; i++)
        {
            if (!float.IsNaN(values[i])) _cells[NumberOf(zones[i])]++;
        }
    }

    /// <summary>Counts the cells whose label is one of a range, beside the numbers of their zones.</summary>
    public void AddCells(ReadOnlySpan<float> zones, ReadOnlySpan<int> labels, int first, int last)
    {
        for (var i = 0; i < zones.Length; i++)
        {
            if (labels[i] >= first && labels[i] <= last) _cells[NumberOf(zones[i])]++;
        }
    }

    /// <summary>Counts the cells that are set, beside the numbers of their zones.</summary>
    public void AddCells(ReadOnlySpan<float> zones, ReadOnlySpan<bool> cells)
    {
        for (var i = 0; i < zones.Length; i++)
        {
            if (cells[i]) _cells[NumberOf(zones[i])]++;
        }
    }

    /// <summary>Counts all cells.</summary>
    public void AddCells(ReadOnlySpan<float> zones)
    {
        foreach (var zone in zones) _cells[NumberOf(zone)]++;
    }

    /// <summary>Counts the length of a path; of a step across a border each zone gets the half on its side.</summary>
    /// <param name="path">Its cells.</param>
    /// <param name="zones">The zones they lie in; null counts all under 0.</param>
    /// <param name="seen">
    /// Steps that are not counted again; those of the path are added. Null counts every step.
    /// </param>
    /// <exception cref="ArgumentException">A step is longer than a knight's.</exception>
    public void AddPath(IReadOnlyList<Cell> path, ZoneCells? zones, ISet<GroundStep>? seen = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        for (var i = 1; i < path.Count; i++)
        {
            var rows = Math.Abs(path[i].Row - path[i - 1].Row);
            var cols = Math.Abs(path[i].Col - path[i - 1].Col);
            if (rows >= Moves || cols >= Moves)
                throw new ArgumentException($"no step leads from {path[i - 1]} to {path[i]}", nameof(path));
            if (seen is not null && !seen.Add(new GroundStep(path[i - 1], path[i]))) continue;
            _halfSteps[PlaceOf(zones?.At(path[i - 1]) ?? 0, rows, cols)]++;
            _halfSteps[PlaceOf(zones?.At(path[i]) ?? 0, rows, cols)]++;
        }
    }

    /// <summary>Counts a point.</summary>
    public void AddPoint(int zone) => _points[zone]++;

    /// <summary>Adds what another tally of the same layer has counted.</summary>
    public void Add(ZoneTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Zones != Zones) throw new ArgumentException("a tally of another layer", nameof(other));
        Add(_cells, other._cells);
        Add(_points, other._points);
        Add(_halfSteps, other._halfSteps);
    }

    public long CellsIn(int zone) => _cells[zone];

    public long PointsIn(int zone) => _points[zone];

    /// <summary>Area of the cells counted in a zone, in hectares.</summary>
    public double HectaresIn(int zone, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return grid.HectaresOf(_cells[zone]);
    }

    /// <summary>Length of the paths counted in a zone, in kilometres.</summary>
    public double KilometresIn(int zone, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var metres = 0.0;
        for (var rows = 0; rows < Moves; rows++)
        {
            for (var cols = 0; cols < Moves; cols++)
            {
                metres += _halfSteps[PlaceOf(zone, rows, cols)]
                    * double.Hypot(cols * grid.CellWidth, rows * grid.CellHeight) / 2;
            }
        }

        return metres / MetresPerKilometre;
    }

    internal static int NumberOf(float zone) => float.IsNaN(zone) ? 0 : (int)zone;

    static int PlaceOf(int zone, int rows, int cols) => (((zone * Moves) + rows) * Moves) + cols;

    static void Add(long[] counts, long[] others)
    {
        for (var i = 0; i < counts.Length; i++) counts[i] += others[i];
    }
}
