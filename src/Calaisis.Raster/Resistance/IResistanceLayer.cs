using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>One layer of a trame: turns one or several sources into resistance.</summary>
/// <remarks>Thread rule: immutable, shared by all workers; each worker brings its own scratch.</remarks>
public interface IResistanceLayer
{
    /// <summary>The sources it reads, and how many cells of the grid beyond a tile it has to see of each.</summary>
    IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid);

    /// <summary>
    /// Writes the resistance of each cell of the tile (row-major): NaN where the layer says nothing, positive infinity
    /// where it is a barrier. A value in a source that the layer has no answer for is a
    /// <see cref="Faults.RasterException"/> that names source, cell and value.
    /// </summary>
    void Evaluate(TileInputs inputs, Span<float> resistance, ResistanceScratch scratch);
}

/// <summary>A source a layer reads, and how many cells beyond the tile it has to see of it.</summary>
public readonly record struct SourceNeed(string Source, int MarginCells);
