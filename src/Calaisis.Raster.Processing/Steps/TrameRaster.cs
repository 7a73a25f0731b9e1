using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>A raster that an operation makes of a trame.</summary>
/// <param name="Operation">The name of the operation that makes it.</param>
/// <param name="File">Its name in the trame's folder.</param>
/// <param name="Look">How it is shown in a project of QGIS.</param>
sealed record TrameRaster(string Operation, string File, RasterLook Look) : TrameResult(Operation, File)
{
    /// <summary>What its cells hold.</summary>
    public CellKind Cells { get; init; } = CellKind.Values;

    /// <summary>How the report's map shows it; null where it does not.</summary>
    public ScreenLook? Screen { get; init; }

    /// <summary>Opens the raster that a step reads under its own role.</summary>
    public RasterTileSource Open(StepPlace place, string trame, GridDefinition grid) =>
        StepSources.Written($"{Path.GetFileNameWithoutExtension(File)} of {trame}", In(place), grid, Cells);
}

/// <summary>How a raster stands on the map of the report.</summary>
/// <param name="Name">Unique on the page, without blanks.</param>
/// <param name="Title">What the legend says above it.</param>
/// <param name="Unit">What its values are.</param>
/// <param name="Drawing">How its values become colours.</param>
sealed record ScreenLook(string Name, Sentence Title, Sentence Unit, ScreenDrawing Drawing);

/// <summary>How values become colours on a screen.</summary>
enum ScreenDrawing
{
    /// <summary>Classes of equal ratio over the trame's range of resistances.</summary>
    Classes,

    /// <summary>The darker, the nearer to the least value.</summary>
    Fading,
}
