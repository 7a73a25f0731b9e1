using System.Text.Json;
using Calaisis.Raster.Cli.Steps;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>Gathers what a report shows from the results of other steps.</summary>
sealed class RunReportReader(ReportedRun run, StepPlace place, int workers)
{
    readonly StepContext _first = run.First;

    /// <summary>Layers of packages that a report draws; the national tables say the same again.</summary>
    static readonly string[] Layers =
        [LayerNames.Habitats, LayerNames.SteppingStones, LayerNames.Corridors, LayerNames.Links, LayerNames.Conflicts];

    public ReportData Read(CancellationToken cancel)
    {
        var map = _first.Pipeline.Map;
        var comparison = run.IsCompared ? new ReportComparison(run, File.ReadAllBytes(place.Input(ReportSteps.Comparison))) : null;
        return new ReportData
        {
            Language = _first.Pipeline.Language,
            Title = _first.Pipeline.Title,
            Edition = map.Edition ?? "",
            Credits = map.Credits ?? "",
            Grid = _first.Grid,
            Ground = MapGrounds.Read(map, _first.Grid, cancel),
            ZoneLayers = [.. _first.Pipeline.Zones.Select(zones => OutlinesOf(zones, cancel))],
            Scenarios = ScenariosOf(comparison, cancel),
            Comparisons = comparison?.Tables() ?? [],
            Warnings = [.. WarningsOf()],
            Parameters = [.. ReportParameters.Of(_first)],
            Inputs =
            [
                .. run.Files.Select(file => new ReportInput(file.Role, file.Credit, file.Full.Length == 0 ? "" : place.ContentOf(file.Role) ?? "")),
            ],
            Versions = SoftwareVersions.All,
        };
    }

    // Most of the work is rasters and layers of every trame, which have nothing to do with each other.
    ReportScenario[] ScenariosOf(ReportComparison? comparison, CancellationToken cancel)
    {
        var scenarios = new ReportScenario[run.Shown.Count];
        // The tables of the comparison are for one reader at a time.
        List<IReadOnlyList<ReportStatement>> statements = [.. run.Shown.Select(context => comparison is null ? [] : comparison.StatementsOf(context).ToList())];
        Parallel.For(
            0,
            scenarios.Length,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
            i => scenarios[i] = ScenarioOf(run.Shown[i], statements[i], cancel));
        return scenarios;
    }

    ReportScenario ScenarioOf(StepContext context, IReadOnlyList<ReportStatement> statements, CancellationToken cancel) => new(
        context.Scenario,
        context.ScenarioTitle,
        [.. context.Pipeline.Trames.Select(trame => TrameOf(context, trame, cancel))])
    {
        Changes = [.. ReportParameters.ChangesOf(context)],
        Statements = statements,
    };

    ReportTrame TrameOf(StepContext context, TrameDeclaration trame, CancellationToken cancel)
    {
        var rasters = new ReportRasters(context);
        var shown = new ReportTrame(trame.Name, context.StyleOf(trame))
        {
            Guild = trame.Guild ?? "",
            MajorFrom = context.Pipeline.Map.MajorFrom,
            Rasters =
            [
                rasters.Resistance(trame, Input(context, trame, ResistanceSteps.Raster), cancel),
                .. trame is { Links: not null, Corridors: not null } ? [rasters.Corridors(Input(context, trame, LinkSteps.Corridors), cancel)] : Array.Empty<ReportRaster>(),
            ],
        };
        if (trame.Habitats is null) return shown;
        var package = Input(context, trame, PackageSteps.FileOf(trame));
        return shown with
        {
            Summary = SummaryJson.Read(File.ReadAllBytes(Input(context, trame, PackageSteps.Summary))),
            Layers = [.. Layers.Select(layer => FeatureFile.Read(package, layer))],
        };
    }

    ReportZoneLayer OutlinesOf(ZoneLayerDeclaration zones, CancellationToken cancel) => new(
        zones.Name,
        [.. PlaceReader.ReadLines(zones.Settings, _first.Grid, cancel).Select(line => (IReadOnlyList<MapPoint>)[.. line.Xs.Zip(line.Ys, (x, y) => new MapPoint(x, y))])]);

    bool IsFrench => _first.Pipeline.Language == Language.French;

    IEnumerable<ReportWarning> WarningsOf()
    {
        foreach (var finding in PreflightSteps.Read(place).Where(finding => finding.Severity != Severity.Note))
            yield return new ReportWarning(finding.Subject, Redaction.Mask(IsFrench && finding.French is { } french ? french : finding.Message));
        foreach (var context in run.LeftOut)
        {
            yield return new ReportWarning(
                context.ScenarioTitle,
                IsFrench ? "ce scénario n'a pas la grille ou les trames du premier : il n'est pas montré ici"
                : "this scenario has not the grid or the trames of the first: it is not shown here");
        }

        foreach (var context in run.Shown)
        {
            foreach (var trame in context.Pipeline.Trames)
            {
                foreach (var remark in RemarksOf(context, trame).Select(remark => IsFrench ? remark.French : remark.English))
                    yield return new ReportWarning(trame.Title, WithoutPrefix(WithoutPrefix(remark, $"trame {trame.Name}: "), $"trame '{trame.Name}': ")) { Scenario = context == _first ? "" : context.ScenarioTitle };
            }
        }
    }

    static string WithoutPrefix(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    IEnumerable<Remark> RemarksOf(StepContext context, TrameDeclaration trame)
    {
        var habitats = trame.Habitats is null ? [] : Json<Remark[]>(context, trame, HabitatSteps.Remarks);
        var links = trame.Links is null ? [] : LinkSteps.ReadFacts(Input(context, trame, LinkSteps.Facts)).Remarks;
        return habitats.Concat(links);
    }

    T Json<T>(StepContext context, TrameDeclaration trame, string output) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(Input(context, trame, output)))!;

    string Input(StepContext context, TrameDeclaration trame, string output) => place.Input(ReportSteps.RoleOf(context, trame, output));
}
