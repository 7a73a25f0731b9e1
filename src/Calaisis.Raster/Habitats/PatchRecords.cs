using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats.Labels;
using Calaisis.Raster.Habitats.Measures;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Habitats;

/// <summary>From counts and sums to what is said of patches.</summary>
sealed class PatchRecords(
    GridDefinition grid, HabitatSettings settings, IReadOnlyList<ZoneLayer> zones, Territory? territory)
{
    public HabitatMap ToMap(FoundPatches found, PatchTally tally)
    {
        var numbers = found.Numbers;
        var zonesOf = zones.Select((_, layer) => tally.MostFrequent(layer)).ToList();
        var names = NamesOf(tally);
        var patches = numbers.Patches.Select((component, i) => ToPatch(component, i + 1, numbers.CoreCount, tally) with
        {
            Name = names.GetValueOrDefault(i + 1),
            Zones = [.. zones.Select(
                (layer, z) => zonesOf[z].TryGetValue(i + 1, out var zone) ? layer.Zones[zone - 1] : null)],
        }).ToList();
        return new HabitatMap
        {
            Patches = patches,
            CoreCount = numbers.CoreCount,
            Findings = ToFindings(found, tally, patches),
        };
    }

    HabitatPatch ToPatch(in Component component, int id, int coreCount, PatchTally tally)
    {
        var sums = tally.Of(id);
        return new HabitatPatch
        {
            Id = id,
            Role = id <= coreCount ? PatchRole.Core : PatchRole.SteppingStone,
            CellCount = component.Cells,
            AreaSquareMetres = AreaOf(component.Cells),
            PerimeterMetres =
                (component.EdgesAlongRows * grid.CellWidth) + (component.EdgesAlongColumns * grid.CellHeight),
            FirstCell = grid.Shape.CellAt(component.FirstIndex),
            Bounds = new Window(
                component.MinRow,
                component.MinCol,
                component.MaxRow - component.MinRow + 1,
                component.MaxCol - component.MinCol + 1),
            CentroidX = grid.OriginX + ((((double)component.ColSum / component.Cells) + 0.5) * grid.CellWidth),
            CentroidY = grid.OriginY - ((((double)component.RowSum / component.Cells) + 0.5) * grid.CellHeight),
            MeanResistance = sums.Resistance.Mean,
        };
    }

    /// <summary>
    /// Of all given reservoirs in a patch, the one with most cells names it; of equals the first declared.
    /// </summary>
    Dictionary<int, string?> NamesOf(PatchTally tally)
    {
        var most = new Dictionary<int, (long Cells, string? Name)>();
        for (var i = 0; i < settings.Given.Count; i++)
        {
            var counts = tally.Counts(zones.Count + i).Where(count => count.Value != PatchTally.NoValue);
            foreach (var (patch, value, cells) in counts.OrderBy(count => count.Value))
            {
                if (!most.TryGetValue(patch, out var best) || cells > best.Cells)
                    most[patch] = (cells, settings.Given[i].NameOf(value));
            }
        }

        return most.ToDictionary(pair => pair.Key, pair => pair.Value.Name);
    }

    HabitatFindings ToFindings(FoundPatches found, PatchTally tally, List<HabitatPatch> patches)
    {
        var numbers = found.Numbers;
        var lost = settings.Given.SelectMany((given, i) => LostOf(given, tally, zones.Count + i)).ToList();
        return new HabitatFindings
        {
            Conditions = [.. found.Conditions
                .Select((condition, i) => new ConditionCount(condition.ToString()!, found.Counts.Conditions[i]))],
            WantedCells = found.Counts.Wanted,
            ImpassableCells = found.Counts.Impassable,
            PartedCells = found.Counts.Parted,
            ClosedCells = found.Counts.Closed,
            Pieces = numbers.Pieces + found.Dropped.Count,
            LargestPieceCells = Math.Max(numbers.LargestPieceCells, found.Dropped.LargestCells),
            OnBarriers = [.. numbers.OnBarriers.Select(component =>
                new LostPatch(grid.Shape.CellAt(component.FirstIndex), component.Cells, AreaOf(component.Cells)))],
            GivenWithoutCells = [.. lost.OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            GivenLost = lost.Count,
            Outside = [.. zones.Select((layer, i) => OutsideOf(layer, i, tally))],
        };
    }

    static IEnumerable<string?> LostOf(GivenReservoirs given, PatchTally tally, int layer)
    {
        var seen = tally.Counts(layer).Select(count => count.Value).ToHashSet();
        return given.Expected.Where(value => !seen.Contains(value)).Select(given.NameOf);
    }

    /// <summary>In the territory where one is declared: its zones need not reach beyond it.</summary>
    OutsideZones OutsideOf(ZoneLayer layer, int number, PatchTally tally)
    {
        var told = territory?.Clip(layer) ?? layer;
        var counts = tally.Counts(territory is null ? number : zones.Count + settings.Given.Count + number)
            .Where(count => !told.IsClipped || count.Value != told.HighestNumber).ToList();
        var (cells, all) = (
            counts.Where(count => count.Value == PatchTally.NoValue).Sum(count => count.Cells),
            counts.Sum(count => count.Cells));
        return new OutsideZones(layer.Name, cells, all == 0 ? 0 : (double)cells / all) { Territory = territory?.Title };
    }

    double AreaOf(long cells) => cells * (grid.CellWidth * grid.CellHeight);
}
