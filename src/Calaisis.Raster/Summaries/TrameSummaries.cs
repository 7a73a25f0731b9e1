using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Summaries;

/// <summary>Sums up a trame. Sums run in the order of ids, so that they are the same in every run.</summary>
public static class TrameSummaries
{
    const double MetresPerKilometre = 1000;

    /// <summary>The territory is the only zone of its layer.</summary>
    const int Inside = 1;

    /// <param name="results">What the trame came to.</param>
    /// <param name="corridorHectares">Cells in any corridor, each once, on the whole grid.</param>
    /// <param name="territory">
    /// What lies in the territory, counted as a layer of one zone; null where none is declared.
    /// </param>
    /// <param name="zoneLayers">What <see cref="ZoneFigures"/> counted, by layer.</param>
    public static TrameSummary Of(
        TrameOutcome results, double corridorHectares, LayerCount? territory,
        IReadOnlyList<ZoneLayerSummary> zoneLayers)
    {
        ArgumentNullException.ThrowIfNull(results);
        var extent = OfExtent(results, corridorHectares);
        return new TrameSummary(territory is null ? extent : OfTerritory(results, territory))
        {
            Trame = results.Trame,
            Territory = territory?.Layer.Zones[Inside - 1],
            Extent = territory is null ? null : extent,
            Dispersal =
                results.Indicators is { } network ? DispersalDistance.Of(network.Parameters, results.Language) : null,
            ZoneLayers = zoneLayers,
        };
    }

    static AreaFigures OfExtent(TrameOutcome results, double corridorHectares)
    {
        var grid = results.Grid;
        var (ground, seen) = (new ZoneTally(0), new HashSet<GroundStep>());
        foreach (var link in results.Links.Where(link => link.State == LinkState.Active))
            ground.AddPath(link.Path, null, seen);
        return Of(
            results,
            patch => patch.CellCount,
            _ => true,
            link => link.LengthMetres) with
        {
            AreaHectares = grid.HectaresOf(grid.Shape.CellCount),
            PathKilometres = results.Links.Where(link => link.State == LinkState.Active).OrderBy(link => link.Id)
                .Sum(link => link.LengthMetres) / MetresPerKilometre,
            GroundKilometres = ground.KilometresIn(0, grid),
            CorridorHectares = corridorHectares,
            Conflicts = ConflictPlaces.ToAct(results.Conflicts).Count,
            Network = results.Indicators is { } network ? FiguresOf(network.Whole) : null,
        };
    }

    static AreaFigures OfTerritory(TrameOutcome results, LayerCount inside) => Of(
        results,
        patch => inside.PatchCells(patch.Id, Inside),
        link => inside.HasLink(link, Inside),
        link => inside.LinkMetres(link.Id, Inside)) with
    {
        AreaHectares = inside.AreaHectares(Inside),
        PathKilometres = inside.PathKilometres(Inside),
        GroundKilometres = inside.GroundKilometres(Inside),
        CorridorHectares = inside.CorridorHectares(Inside),
        Conflicts = inside.Conflicts(Inside),
        Network = results.Indicators?.Territory is { } network ? FiguresOf(network) : null,
    };

    /// <summary>What patches and links make of an area; what has to be counted for itself is left at 0.</summary>
    static AreaFigures Of(
        TrameOutcome results, Func<HabitatPatch, long> cells, Func<int, bool> isIn, Func<Link, double> metres)
    {
        var cores = Inside(PatchRole.Core);
        var stones = Inside(PatchRole.SteppingStone);
        var links = results.Links.Where(link => isIn(link.Id)).OrderBy(link => link.Id).ToList();
        var active = links.Where(link => link.State == LinkState.Active).ToList();
        var preserve = OfQuality(CorridorQuality.Preserve);
        var restore = OfQuality(CorridorQuality.Restore);
        var cost = active.Sum(link => link.Cost);
        return AreaFigures.Nothing with
        {
            Cores = cores.Count,
            CoreHectares = results.Grid.HectaresOf(cores.Sum()),
            SteppingStones = stones.Count,
            SteppingStoneHectares = results.Grid.HectaresOf(stones.Sum()),
            Links = active.Count,
            InactiveLinks = links.Count - active.Count,
            TotalLinkCost = cost,
            CostUnit = LinkTable.UnitOf(results.CostUnits),
            MeanLinkCost = active.Count == 0 ? double.NaN : cost / active.Count,
            Preserve = preserve.Count,
            PreserveKilometres = preserve.Sum(metres) / MetresPerKilometre,
            Restore = restore.Count,
            RestoreKilometres = restore.Sum(metres) / MetresPerKilometre,
        };

        List<long> Inside(PatchRole role) =>
            [.. results.Patches.Where(patch => patch.Role == role).OrderBy(patch => patch.Id).Select(cells)
                .Where(count => count > 0)];

        List<Link> OfQuality(CorridorQuality quality)
        {
            var corridors = results.Corridors.Where(corridor => corridor.Quality == quality)
                .Select(corridor => corridor.Link).ToHashSet();
            return [.. active.Where(link => corridors.Contains(link.Id))];
        }
    }

    static NetworkFigures FiguresOf(NetworkTotals network) => new(
        network.Pc,
        network.EcSquareMetres / Hectare.SquareMetres,
        network.Iic,
        network.Components,
        network.LargestComponentSquareMetres / Hectare.SquareMetres,
        network.StudyAreaSquareMetres / Hectare.SquareMetres)
    {
        Harary = network.Harary,
        DiameterCost = network.DiameterCost,
    };
}
