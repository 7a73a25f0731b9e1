using Calaisis.Raster.Circuits;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.CostDistance;
using Calaisis.Raster.Geo.Plain;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>Reads what a circuit is computed of, all on the grid of the resistance.</summary>
sealed class CircuitInputs
{
    CircuitInputs(Location file, PlainGrid grid, Conductances conductances) =>
        (File, Grid, Conductances) = (file, grid, conductances);

    public Location File { get; }

    public PlainGrid Grid { get; }

    public Conductances Conductances { get; }

    /// <summary>Opens resistances, or conductances.</summary>
    /// <param name="file">The raster.</param>
    /// <param name="areConductances">What it holds.</param>
    /// <param name="alike">Whether negative numbers pass as barriers, as in Circuitscape.</param>
    /// <param name="changed">Changes the values that were read; null to leave them.</param>
    /// <exception cref="CalaisisException">It cannot be read, or holds numbers that cannot be.</exception>
    public static CircuitInputs Open(
        Location file, bool areConductances, bool alike, Action<double[]>? changed = null)
    {
        var (grid, values) = PlainGridReader.Read(file.Full);
        changed?.Invoke(values);
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (alike && values[cell] < 0) values[cell] = double.NaN;
            if (areConductances ? !(values[cell] < 0) : !(values[cell] <= 0)) continue;
            throw new RasterException(
                $"{file.Declared}: found {values[cell]} at {grid.Shape.CellAt(cell)}, expected "
                + $"{(areConductances ? (Sentence)$"conductances of 0 or more" : $"resistances above 0")}; "
                + $"a short circuit is a polygon, a barrier is NoData");
        }

        var conductances = areConductances
            ? new Conductances(
                grid.Shape, Array.ConvertAll(values, value => double.IsFinite(value) ? value : 0))
            : Conductances.OfResistances(grid.Shape, values);
        return new CircuitInputs(file, grid, conductances);
    }

    /// <summary>Takes the cells away that a mask does not hold.</summary>
    public void Mask(Location mask)
    {
        Conductances.Mask(Read(mask));
        if (!Array.Exists(Conductances.Values, value => value > 0))
        {
            throw new RasterException($"{mask.Declared}: no conducting cell is left, expected some above 0 where "
                + $"'{File.Declared}' conducts");
        }
    }

    /// <summary>The cells that polygons join.</summary>
    public CellGroups Polygons(Location file)
    {
        var groups = new CellGroups();
        groups.AddPolygons(Array.ConvertAll(Read(file), value => double.IsNaN(value) ? 0 : (int)value));
        return groups;
    }

    /// <summary>Focal points of a text or a plain raster.</summary>
    public IReadOnlyList<FocalPoint> Points(Location file) => FocalPoint.Of(CircuitTexts.IsText(file)
        ? CircuitTexts.Places(file, Grid).Select(place => (place.Cell, place.Number))
        : Read(file).Select((number, cell) => (cell, number)));

    /// <summary>Focal points of features, or of a raster of labels.</summary>
    public IReadOnlyList<FocalPoint> Points(SourcesSettings settings, CancellationToken cancel)
    {
        using var sources = SourcesFile.Open(
            settings, Grid.Located(File.Declared), $"the resistance '{File.Declared}'", cancel);
        return
        [
            .. sources.Regions(cancel).Where(region => region.Cells.Count > 0)
                .Select(region => new FocalPoint(
                    region.Label, [.. region.Cells.Select(cell => (int)Grid.Shape.IndexOf(cell))])),
        ];
    }

    /// <summary>
    /// What a text or a raster says of each cell, turned into another number; NaN where it says nothing. Places of a
    /// cell add up.
    /// </summary>
    public double[] Numbers(Location file, Func<double, double> turned)
    {
        if (!CircuitTexts.IsText(file))
            return Array.ConvertAll(Read(file), number => double.IsNaN(number) ? number : turned(number));
        var numbers = new double[Grid.Shape.CellCount];
        Array.Fill(numbers, double.NaN);
        foreach (var (cell, number) in CircuitTexts.Places(file, Grid))
            numbers[cell] = (double.IsNaN(numbers[cell]) ? 0 : numbers[cell]) + turned(number);
        return numbers;
    }

    /// <summary>The values of a raster on the same grid.</summary>
    public double[] Read(Location file)
    {
        var (grid, values) = PlainGridReader.Read(file.Full);
        Grid.Require(File.Declared, grid, file.Declared);
        return values;
    }
}
