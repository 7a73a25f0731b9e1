using System.Text.Json;
using Calaisis.Raster.Comparison;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Processing.Checks;
using Calaisis.Raster.Processing.Maps;
using Calaisis.Raster.Processing.Packages;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Speaking;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;
using Figures = System.Collections.Generic.IReadOnlyDictionary<(string Trame, string Figure), double>;

namespace Calaisis.Raster.Processing.Report;

/// <summary>Gathers what a report shows from the results of other steps.</summary>
sealed class RunReportReader(ReportedRun run, StepPlace place, int workers)
{
    readonly StepContext _first = run.First;

    static readonly Sentence OtherGround =
        $"this scenario lies on another grid or has other trames than the first one, so this report leaves it out";

    /// <summary>Layers of packages that a report draws; the national tables say the same again.</summary>
    static readonly string[] Layers =
        [LayerNames.Habitats, LayerNames.SteppingStones, LayerNames.Corridors, LayerNames.Links, LayerNames.Conflicts];

    /// <summary>Night light of each scenario shown, by its source, for the trames that it shapes.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, NightLight>> Lights { get; init; }

    /// <param name="urban">Built-up land; null where none is declared.</param>
    /// <param name="cancel">Stops it.</param>
    public ReportData Read(MapShade? urban, CancellationToken cancel)
    {
        var map = _first.Pipeline.Map;
        var comparison =
            run.IsCompared ? new ReportComparison(run, File.ReadAllBytes(place.Input(ReportSteps.Comparison))) : null;
        return new ReportData
        {
            Language = _first.Pipeline.Language,
            Title = _first.Pipeline.Title,
            Edition = map.Edition ?? "",
            Credits = map.Credits ?? "",
            Grid = _first.Grid,
            Ground = MapGrounds.Read(map, _first.Grid, cancel) with { Urban = urban },
            Territory = _first.Pipeline.Territory is { } territory
                ? NetworkSheets.OutlineOf(_first, territory, cancel).Parts
                : [],
            ZoneLayers = [.. _first.Pipeline.Zones.Select(zones => OutlinesOf(zones, cancel))],
            Scenarios = ScenariosOf(comparison, cancel),
            Comparisons = comparison?.Tables() ?? [],
            Warnings = [.. WarningsOf()],
            Parameters = [.. ReportParameters.Of(_first)],
            Inputs =
            [
                .. run.Files.Select(file => new ReportInput(
                    file.Role, file.Credit, file.Full.Length == 0 ? "" : place.ContentOf(file.Role) ?? "")
                {
                    Title = TitleOf(file.Role.Split(' ', 2)[^1]),
                }),
            ],
            Versions = SoftwareVersions.All,
        };
    }

    // Most of the work is rasters and layers of every trame, which have nothing to do with each other.
    ReportScenario[] ScenariosOf(ReportComparison? comparison, CancellationToken cancel)
    {
        var scenarios = new ReportScenario[run.Shown.Count];
        // The tables of the comparison are for one reader at a time.
        List<IReadOnlyList<ReportStatement>> statements =
            [.. run.Shown.Select(context => comparison is null ? [] : comparison.StatementsOf(context).ToList())];
        List<Figures?> inside = [.. run.Shown.Select(context => comparison?.InTerritory(context))];
        Parallel.For(
            0,
            scenarios.Length,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
            i => scenarios[i] = ScenarioOf(run.Shown[i], Lights[i], inside[i], cancel) with
            {
                Statements = statements[i],
            });
        return scenarios;
    }

    ReportScenario ScenarioOf(
        StepContext context, IReadOnlyDictionary<string, NightLight> lights, Figures? inside,
        CancellationToken cancel) =>
        new(
            context.Scenario,
            context.ScenarioTitle,
            [.. context.Pipeline.Trames.Select(trame =>
                TrameOf(context, trame, lights, cancel) with { Changes = ChangesOf(context, trame, inside) })])
        {
            Changes = [.. ScenarioEditing.SentencesOf(context, cancel)],
        };

    ReportTrame TrameOf(
        StepContext context, TrameDeclaration trame, IReadOnlyDictionary<string, NightLight> lights,
        CancellationToken cancel)
    {
        var rasters = new ReportRasters(context);
        var shown = new ReportTrame(trame.Name, context.StyleOf(trame))
        {
            Guild = trame.Guild ?? "",
            MajorFrom = context.Pipeline.Map.MajorFrom,
            Rasters =
            [
                .. NightLights.SourceOf(trame) is { } light
                    ? [rasters.Light(lights[light])]
                    : Array.Empty<ReportRaster>(),
                .. run.MadeOf(context, trame).OfType<TrameRaster>().Where(raster => raster.Screen is not null)
                    .Select(raster => rasters.Draw(raster.Screen!, trame, Input(context, trame, raster), cancel)),
            ],
        };
        if (trame.Habitats is null) return shown;
        var package = Input(context, trame, PackageSteps.Package);
        return shown with
        {
            Summary = SummaryOf(context, trame),
            Layers = [.. Layers.Select(layer => WithTitles(FeatureFile.Read(package, layer)))],
        };
    }

    // JSON has the names of figures that operations add; what people read stands with the operation.
    TrameSummary SummaryOf(StepContext context, TrameDeclaration trame)
    {
        var read = SummaryJson.Read(File.ReadAllBytes(Input(context, trame, PackageSteps.Summary)));
        var titles = context.ResultsOf<TrameFigure>(trame)
            .ToDictionary(figure => figure.Name, figure => figure.Title, StringComparer.Ordinal);
        return read with
        {
            More = [.. read.More.Select(Titled)],
            Extent = read.Extent is { } extent ? extent with { More = [.. extent.More.Select(Titled)] } : null,
        };

        SummaryFigure Titled(SummaryFigure figure) => figure with { Title = titles.GetValueOrDefault(figure.Name) };
    }

    // A column of zones is named as in the file; people read the title of the layer.
    FeatureTable WithTitles(FeatureTable table) => table with
    {
        Columns =
        [
            .. table.Columns.Select(column => _first.Pipeline.Zones.FirstOrDefault(zones => column.Name == zones.Name
                || column.Name == $"zone_{zones.Name}") is { DeclaredTitle: { } title }
                ? column with { Title = title } : column),
        ],
    };

    ReportChanges? ChangesOf(StepContext context, TrameDeclaration trame, Figures? inside)
    {
        if (trame.Habitats is null || run.PairOf(context, trame) is not { HasLinks: true } pair) return null;
        var package = Input(context, trame, ComparisonSteps.Package);
        return new ReportChanges(
            pair.HasHabitats ? FeatureFile.Read(package, ChangeLayers.Habitats) : null,
            pair.HasCorridors ? FeatureFile.Read(package, ChangeLayers.Corridors) : null,
            FeatureFile.Read(package, ChangeLayers.Links))
        {
            Inside = inside is { Count: > 0 } ? new[] { ChangeLayers.Gained, ChangeLayers.Lost }.ToDictionary(
                word => word,
                word => new ReportChangedInside(
                    inside[(trame.Name, $"core_{word}_ha")], inside[(trame.Name, $"corridor_{word}_ha")]))
                    : null,
        };
    }

    ReportZoneLayer OutlinesOf(ZoneLayerDeclaration zones, CancellationToken cancel) => new(
        zones.Name,
        zones.Title,
        [.. PlaceReader.ReadLines(zones.Settings, _first.Grid, cancel)
            .Select(line => (IReadOnlyList<MapPoint>)[.. line.Xs.Zip(line.Ys, (x, y) => new MapPoint(x, y))])]);

    IEnumerable<ReportWarning> WarningsOf()
    {
        foreach (var finding in PreflightSteps.Read(place).Where(finding => finding.Severity != Severity.Note))
        {
            yield return new ReportWarning(
                TitleOf(finding.Subject), Redaction.Mask(finding.Message.In(_first.Pipeline.Language)));
        }

        foreach (var context in run.LeftOut)
        {
            yield return new ReportWarning(
                context.ScenarioTitle, OtherGround.In(_first.Pipeline.Language));
        }

        // What all scenarios have in common, or several of them, is told once.
        foreach (var same in run.Shown.SelectMany(RemarksOf).GroupBy(said => said.Warning, said => said.Scenario))
        {
            var scenarios = same.Distinct().ToList();
            yield return same.Key with
            {
                Scenario = scenarios.Count == run.Shown.Count || scenarios is [var only] && only == _first
                    ? ""
                    : string.Join(", ", scenarios.Select(scenario => scenario.ScenarioTitle)),
            };
        }
    }

    /// <summary>What readers call a source or a trame; the text itself where it is neither.</summary>
    string TitleOf(string name) => _first.Pipeline.Sources.FirstOrDefault(source => source.Name == name)?.Title
        ?? _first.Pipeline.Trames.FirstOrDefault(trame => trame.Name == name)?.Title ?? name;

    IEnumerable<(ReportWarning Warning, StepContext Scenario)> RemarksOf(StepContext context) =>
        from trame in context.Pipeline.Trames
        from remark in RemarksOf(context, trame)
        select (new ReportWarning(trame.Title, remark.Without($"trame {trame.Name}: ")
            .Without($"trame '{trame.Name}': ").In(_first.Pipeline.Language)), context);

    IEnumerable<Sentence> RemarksOf(StepContext context, TrameDeclaration trame) =>
        run.MadeOf(context, trame).OfType<TrameRemarks>()
            .SelectMany(
                remarks => JsonSerializer.Deserialize<Sentence[]>(File.ReadAllBytes(Input(context, trame, remarks)))!);

    string Input(StepContext context, TrameDeclaration trame, TrameResult result) =>
        place.Input(ReportSteps.RoleOf(context, trame.Name, result));
}
