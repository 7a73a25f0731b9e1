using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>The grid everything is brought to: written out, or taken from a raster.</summary>
public abstract record GridDeclaration
{
    /// <summary>
    /// The most cells that a grid has: a square of a million by a million. More could not be counted through in weeks.
    /// </summary>
    const double MostCells = 1e12;

    static readonly TextSpec CrsText = new()
    {
        Meaning = $"a coordinate system such as EPSG:2154",
        Pattern = "^(?:EPSG|ESRI|IGNF):[A-Za-z0-9]+$",
    };

    static readonly ListSpec<double> FourEdges =
        new(new NumberSpec()) { AtLeast = 4, AtMost = 4, Meaning = $"a list of 4 numbers: west, south, east, north" };

    static readonly Key<string> Crs = Key<string>.Required(
        "crs", CrsText, "Coordinate system of all results, by authority and code", "EPSG:2154");

    static readonly Key<IReadOnlyList<double>> Extent = Key<IReadOnlyList<double>>.Required(
        "extent",
        FourEdges,
        "West, south, east and north edge in units of the coordinate system; whole numbers of cells apart",
        "[602500, 7063500, 649500, 7107000]");

    static readonly Key<double> Cell = Key<double>.Required(
        "cell", new NumberSpec { Above = 0 }, "Size of the square cells, in units of the coordinate system", "10");

    static readonly Key<Location> Like = Key<Location>.Required(
        "like", new PathSpec($"a raster file"), "A raster whose grid is taken over as it is", "reference.tif");

    /// <summary>The key of a pipeline file or a process that holds a grid.</summary>
    public static Key<GridDeclaration> Key { get; } = Key<GridDeclaration>.Required(
        "grid", new UnionSpec<GridDeclaration>(
            "grid",
            new RecordSpec<GridDeclaration>(
                "grid by extent",
                "The grid written out: extent, cell size and coordinate system",
                [Extent, Cell, Crs],
                BuildWritten),
            new RecordSpec<GridDeclaration>(
                "grid like another", "The grid of an existing raster", [Like],
                fields => new GridLike(fields.Get(Like)))),
        "The grid that everything is brought to",
        "{ extent: [602500, 7063500, 649500, 7107000], cell: 10, crs: EPSG:2154 }");

    static GridWritten BuildWritten(Fields fields)
    {
        var extent = fields.Get(Extent);
        var bounds = new MapBounds(extent[0], extent[1], extent[2], extent[3]);
        var cell = fields.Get(Cell);
        var cols = CountCells(fields, $"width", bounds.Width, cell);
        var rows = CountCells(fields, $"height", bounds.Height, cell);
        if ((double?)cols * rows > MostCells)
        {
            fields.Fault(Cell, $"found a grid of {cols} x {rows} cells, expected at most {MostCells:0} cells in all: "
                + $"make cells larger or the extent smaller");
        }

        return cols is null || rows is null
            ? null!
            : new GridWritten(new GridDefinition(
                fields.Get(Crs), bounds.MinX, bounds.MaxY, cell, cell, new Shape(rows.Value, cols.Value)));
    }

    /// <summary>A whole number of cells, or a fault that names the nearest sizes that would be.</summary>
    static int? CountCells(Fields fields, Sentence side, double length, double cell)
    {
        if (length <= 0)
        {
            fields.Fault(
                Extent, $"found a {side} of {length}, expected more than 0: the order is west, south, east, north");
            return null;
        }

        var count = Math.Round(length / cell);
        if (count is >= 1 and <= int.MaxValue && Math.Abs((count * cell) - length) <= 1e-9 * length) return (int)count;
        fields.Fault(Extent, $"found a {side} of {length}, which is {length / cell:0.###} cells of {cell}; "
            + $"expected a whole number of cells (1 to {int.MaxValue}): "
            + $"move one edge so that the {side} becomes "
            + $"{Math.Max(1, Math.Floor(length / cell)) * cell} or change the cell size");
        return null;
    }
}

/// <summary>A grid that the pipeline file writes out.</summary>
public sealed record GridWritten(GridDefinition Grid) : GridDeclaration;

/// <summary>A grid taken over from a raster.</summary>
public sealed record GridLike(Location Raster) : GridDeclaration;
