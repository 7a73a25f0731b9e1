using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Processing.Packages;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Checks;

/// <summary>
/// Whether a run will be able to read its zones and what lies on its maps: each is read once, as the run does.
/// </summary>
static class LayerCheck
{
    public static IReadOnlyList<LayerReport> Of(Pipeline pipeline, GridDefinition grid, CancellationToken cancel)
    {
        var map = pipeline.Map;
        var limits = new BurnLimits { MarginCells = ZoneCells.MarginCells, CacheBytes = StepSources.SmallCacheBytes };
        List<LayerReport> reports =
        [
            .. pipeline.Zones.Select(zones => Look(
                $"zones {zones.Name}",
                () => $"{ZoneFile.Open(zones.Settings, grid, limits, cancel).Outlines.Rows.Count:#,0} [zone|zones] on "
                    + $"the grid")),
        ];
        if (pipeline.Territory is { } territory)
        {
            reports.Add(Look("territory", () =>
            {
                var title = territory.TitleIn(pipeline.Language);
                var file = TerritoryFile.Open(territory.Settings, title, grid, limits, 1, cancel);
                return $"{file.CellCount:#,0} [cell|cells] on the grid";
            }));
        }

        foreach (var (list, sources) in NameLists(pipeline))
        {
            foreach (var (source, i) in sources.Select((source, i) => (source, i + 1)))
            {
                if (source is NamesOfAreas areas)
                {
                    reports.Add(Look($"{list} {i}", () =>
                        $"{ZoneFile.Open(areas.Settings, grid, limits, cancel).Outlines.Rows.Count:#,0} [area|areas] "
                        + $"on the grid"));
                }
                else if (source is NamesOfPlaces named)
                    reports.Add(Places($"{list} {i}", named.Settings, named.NameAttribute, named.RankAttribute));
            }
        }

        foreach (var trame in pipeline.Trames.Where(trame => trame.Standard.Watercourses is not null))
        {
            reports.Add(Look(
                $"watercourses of {trame.Name}",
                () => $"{PackageSteps.WatercoursesOf(pipeline, trame, grid, cancel)!.Count:#,0} "
                    + $"[watercourse|watercourses] on the grid"));
        }

        if (map.Places is { } places)
        {
            var settings = new VectorSourceSettings("map places", places.Dataset.Full)
            {
                DeclaredPath = places.Dataset.Declared,
                Layer = places.Layer,
                Encoding = places.Encoding,
                TakesCrs = false,
            };
            reports.Add(Places("places", settings, places.NameAttribute, places.RankAttribute));
        }

        reports.AddRange(map.Overlays.Select((overlay, i) => Lines($"overlay {i + 1}", overlay, grid, cancel)));
        return reports;

        LayerReport Places(string name, VectorSourceSettings settings, string nameAttribute, string? rankAttribute) =>
            Look(name, () =>
            {
                var found = PlaceReader.ReadPlaces(settings, grid, nameAttribute, rankAttribute, cancel);
                return $"{found.Count:#,0} [place|places] on the grid";
            });
    }

    static IEnumerable<(string Name, IReadOnlyList<NameSourceDeclaration> Sources)> NameLists(Pipeline pipeline) =>
    [
        ("names", pipeline.Names ?? []),
        .. pipeline.Trames.Select(trame => ($"names of {trame.Name}", trame.Habitats?.Names ?? [])),
    ];

    static LayerReport Lines(string name, OverlayDeclaration overlay, GridDefinition grid, CancellationToken cancel)
    {
        var settings = new VectorSourceSettings(name, overlay.Dataset.Full)
        {
            DeclaredPath = overlay.Dataset.Declared,
            Layer = overlay.Layer,
            Where = overlay.Where,
            Encoding = overlay.Encoding,
            TakesCrs = false,
        };
        return Look(name, () => $"{PlaceReader.ReadLines(settings, grid, cancel).Count:#,0} [line|lines] on the grid");
    }

    static LayerReport Look(string name, Func<Sentence> read)
    {
        try
        {
            return new LayerReport(name, read(), []);
        }
        catch (CalaisisException problem)
        {
            return new LayerReport(name, Sentence.Empty, [new Finding(Severity.Error, name, problem.Sentence)]);
        }
    }
}
