using Calaisis.Raster.Cli.Steps;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>Whether a run will be able to read its zones and what lies on its maps: each is read once, as the run does.</summary>
static class LayerCheck
{
    public static IReadOnlyList<LayerReport> Of(Pipeline pipeline, GridDefinition grid, CancellationToken cancel)
    {
        var map = pipeline.Map;
        var limits = new BurnLimits { MarginCells = ZoneCells.MarginCells, CacheBytes = StepSources.SmallCacheBytes };
        List<LayerReport> reports =
        [
            .. pipeline.Zones.Select(zones => Look(
                $"zones {zones.Name}", () => (ZoneFile.Open(zones.Settings, grid, limits, cancel).Outlines.Rows.Count, "zone", "zones"))),
        ];
        if (map.Territory is { } territory) reports.Add(Look("territory", () => (MapGrounds.TerritoryOf(territory, grid, cancel).Count, "line", "lines")));
        if (map.Places is { } places)
        {
            var settings = new VectorSourceSettings("map places", places.Dataset.Full) { DeclaredPath = places.Dataset.Declared, Layer = places.Layer };
            reports.Add(Look(
                "places", () => (PlaceReader.ReadPlaces(settings, grid, places.NameAttribute, places.RankAttribute, cancel).Count, "place", "places")));
        }

        reports.AddRange(map.Overlays.Select((overlay, i) => Lines($"overlay {i + 1}", overlay.Dataset, overlay.Layer, overlay.Where, grid, cancel)));
        return reports;
    }

    static LayerReport Lines(string name, Location dataset, string? layer, string? where, GridDefinition grid, CancellationToken cancel)
    {
        var settings = new VectorSourceSettings(name, dataset.Full) { DeclaredPath = dataset.Declared, Layer = layer, Where = where };
        return Look(name, () => (PlaceReader.ReadLines(settings, grid, cancel).Count, "line", "lines"));
    }

    static LayerReport Look(string name, Func<(int Count, string One, string Many)> read)
    {
        try
        {
            var (count, one, many) = read();
            return new LayerReport(name, $"{count} {(count == 1 ? one : many)} on the grid", []);
        }
        catch (CalaisisException problem)
        {
            return new LayerReport(name, "", [new Finding(Severity.Error, name, problem.Message)]);
        }
    }
}
