using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary>
/// Whether lines of a source pierce others of the same source that resist more, where its declaration does not say what
/// lies on top. A layer that takes the smaller resistance is meant to open.
/// </summary>
sealed class PiercedCheck(Pipeline pipeline, OpenSources sources, GridDefinition grid)
{
    // That of the squares in which features are burned.
    const int TileCells = 512;

    /// <summary>What there is to say of the layers of a trame, from the bottom up.</summary>
    public IEnumerable<Sentence> Of(TrameDeclaration trame, CancellationToken cancel)
    {
        foreach (var layer in trame.Layers
            .Where(layer => layer.TableValues is not null && layer.Combine is not Combine.Min))
        {
            var name = layer.Uses[0].Source;
            if (pipeline.AllSources.FirstOrDefault(source => source.Name == name)
                is not VectorSourceSettings { ValueAttribute: { } attribute, OrderAttribute: null })
            {
                continue;
            }

            var stacked = layer.Stacked(sources.LegendOf);
            var table = (TableLayer)stacked.Layer;
            if (sources.Tiles.FirstOrDefault(tiles => tiles.Name == name) is not IDrawnSource drawn) continue;
            if (drawn.WithWallsOnTop(value => PiercedWalls.RankOf(table.ResistanceOf(value))) is not { } onTop)
                continue;
            var layout = new TileLayout(grid.Shape, TileCells, TileCells);
            if (PiercedWalls.In(drawn, onTop, table.ResistanceOf, layout, cancel) is { } pierced)
                yield return pierced.Say(stacked.Name, attribute, sources.LegendOf(name), table.ResistanceOf, grid);
        }
    }
}
