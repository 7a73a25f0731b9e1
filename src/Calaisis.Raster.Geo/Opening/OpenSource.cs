using Calaisis.Raster.Corridors;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>A source as opening it found it.</summary>
/// <param name="Facts">What opening it told; little where it could not be opened.</param>
/// <param name="Tiles">Its values on the grid; null where it could not be opened.</param>
/// <param name="Problem">Why it could not be opened; null where it could.</param>
public sealed record OpenSource(SourceFacts Facts, ITileSource? Tiles, CalaisisException? Problem)
{
    /// <summary>
    /// Whether it is a vector layer of which no feature falls on the grid: that may be meant, and is warned of.
    /// </summary>
    public bool IsEmpty { get; private init; }

    /// <summary>Whether it is made from declared sources, which tell what is wrong with them.</summary>
    public bool IsMade { get; private init; }

    /// <summary>Of a source of crossings, those that end in a wall they are drawn on.</summary>
    public IReadOnlyList<ShortCrossing> ShortCrossings { get; private init; } = [];

    /// <summary>Its features as they are drawn, before any cell is edited; null for what is not drawn.</summary>
    public BurnedTileSource? Drawn { get; private init; }

    /// <summary>Opens a source, or notes why that is not possible.</summary>
    internal static OpenSource Open(
        SourceSettings source, GridDefinition grid, SharedPlaces places, BurnLimits limits, CancellationToken cancel)
    {
        var facts = Unopened(source);
        try
        {
            switch (source)
            {
                case RasterSourceSettings raster:
                    var tiles = RasterTileSource.Open(
                        raster, grid, places, SourceEdits.BeforeHalo(raster, grid, limits, cancel));
                    return new OpenSource(tiles.Facts, Edited(tiles, tiles.Facts.Legend), null);
                case VectorSourceSettings declared:
                    var vector = EditMask.OnGrid(declared, grid);
                    facts = VectorFacts.Read(vector, grid, cancel);
                    var burned = EditMask.Prepare(vector, grid, limits, cancel);
                    return new OpenSource(facts, Edited(burned, facts.Legend), null)
                    {
                        IsEmpty = burned.Facts.Burned == 0,
                        Drawn = burned,
                    };
                case CrossingSourceSettings crossing:
                    var plain = Open(crossing.Crossings, grid, places, limits, cancel);
                    if (plain.Problem is not null) return plain with { Facts = facts, IsMade = true };
                    var across = CrossingTileSource.Open(crossing, plain.Tiles!, grid, limits, cancel);
                    return new OpenSource(plain.Facts with { Name = crossing.Name }, across, null)
                    {
                        IsMade = true,
                        ShortCrossings = across.Short,
                    };
                default:
                    throw new InvalidOperationException($"no way to open {source.GetType().Name}");
            }
        }
        catch (CalaisisException problem)
        {
            return new OpenSource(facts, null, problem) { IsMade = source is CrossingSourceSettings };
        }

        // Light that is scattered has had its edits made before it was.
        ITileSource Edited(ITileSource tiles, Legend? legend) => source is RasterSourceSettings { Halo: not null }
            ? tiles
            : SourceEdits.Make(source, tiles, legend, grid, limits, cancel);
    }

    static SourceFacts Unopened(SourceSettings source) => source switch
    {
        RasterSourceSettings raster =>
            new SourceFacts(source.Name, SourceGeometry.Raster, raster.Kind) { Path = source.DeclaredPath },
        _ => new SourceFacts(source.Name, SourceGeometry.Vector, CellKind.Classes) { Path = source.DeclaredPath },
    };
}
