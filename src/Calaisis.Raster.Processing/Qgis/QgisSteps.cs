using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Maps;
using Calaisis.Raster.Processing.Packages;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Qgis;

/// <summary>All results of a run as a project of QGIS, beside the folders of its scenarios.</summary>
static class QgisSteps
{
    public const string Kind = Scenario.ProjectStep;

    public const string Project = "project.qgz";

    const long ProjectBytes = 128L << 20;

    public static IEnumerable<BoundStep> Of(IReadOnlyList<StepContext> scenarios, ComparisonDeclaration comparison)
    {
        var pairs = ComparisonSteps.PairsOf(scenarios, comparison);
        List<ShownTrame> trames =
        [
            .. from context in scenarios
               from trame in context.Pipeline.Trames
               let shown = new ShownScenario(context, pairs)
               select new ShownTrame(
                   shown, trame, pairs.FirstOrDefault(pair => pair.After == context && pair.Trame == trame.Name)),
        ];
        return [new BoundStep(StepOf(scenarios, trames), new ProjectWork(scenarios, trames))];
    }

    static Step StepOf(IReadOnlyList<StepContext> scenarios, IReadOnlyList<ShownTrame> trames)
    {
        var first = scenarios[0];
        var parameters = first.Parameters()
            .Add("language", first.Pipeline.Language.ToString())
            .Add("title", first.Pipeline.Title)
            .Add("scenarios", string.Join('\n', scenarios.Select(context =>
                $"{context.Scenario}|{context.ScenarioTitle}|{context.DrawsMaps}|{CountedIn(context)?.Max}")))
            .Add("edits", string.Join(
                ' ', scenarios.Where(context => EditSteps.ResultOf(context).Any()).Select(EditPlaceOf)));
        foreach (var trame in trames)
        {
            var (name, caption, declared) = (
                $"{trame.Context.Scenario} {trame.Trame.Name}", trame.Caption, trame.Trame);
            parameters
                .Add($"{name} texts", string.Join('|', [caption.Title, caption.Subtitle, caption.Scenario,
                    caption.Trame.Name, caption.Method, caption.Edition, caption.Credits, caption.Software,
                    .. caption.Sources]))
                .Add($"{name} look", $"{caption.Trame.Colour}|{declared.Min}|{declared.Max}")
                .Add($"{name} layers", string.Join('|', trame.Layers.Concat(trame.ChangeLayers)))
                .Add($"{name} rasters", string.Join(
                    '|', trame.Rasters.Concat(trame.Changes).Select(raster => raster.Path)));
        }

        return new Step
        {
            Id = Kind,
            Kind = new StepKind(Kind, 5),
            Parameters = parameters.All,
            Inputs =
            [
                .. trames.SelectMany(trame => trame.Rasters.Concat(trame.Changes)).Where(raster => raster.IsMeasured)
                    .Select(raster => raster.Result),
                .. scenarios.SelectMany(EditSteps.ResultOf),
                .. trames.Where(trame => trame.Package.Length > 0)
                    .Select(trame => PackageSteps.Package.Of(trame.Context, trame.Trame.Name, trame.Package)),
                .. trames.Where(trame => trame.ChangePackage.Length > 0)
                    .Select(trame => ComparisonSteps.Package.Of(trame.Context, trame.Trame.Name, trame.ChangePackage)),
            ],
            Outputs = [Project],
            Needs = new StepNeeds(ProjectBytes, 1),
        };
    }

    /// <summary>The number of trames at each cell; null where it is not counted.</summary>
    static RasterResult? CountedIn(StepContext context) => OverlapSteps.Of(context).Any()
        ? new RasterResult(
            RasterLooks.TrameCount, $"{context.Scenario}/{OverlapSteps.Raster}", 1,
            OverlapSteps.TramesOf(context).Count())
        : null;

    /// <summary>Where people see the package of a scenario's edits, from the folder of the run.</summary>
    static string EditPlaceOf(StepContext context) => Step.PlaceOf(context.Id(EditSteps.Kind), EditSteps.Package)!;

    /// <summary>A trame of a scenario, and with what it is compared.</summary>
    sealed record ShownTrame(ShownScenario Shown, TrameDeclaration Trame, ComparedTrame? Pair)
    {
        public StepContext Context => Shown.Context;

        public SheetCaption Caption { get; } = (Trame.Habitats is null
            ? SheetCaptions.Of(Shown.Context.Pipeline, Trame, Shown.Context.Grid)
            : SheetCaptions.OfNetwork(Shown.Context.Pipeline, Trame, Shown.Context.Grid)).For(Shown);

        public IReadOnlyList<QgisRaster> Rasters { get; } = [.. QgisRaster.Of(Shown.Context, Trame)];

        public IReadOnlyList<QgisRaster> Changes { get; } = [.. QgisRaster.Of(Pair)];

        public IReadOnlyList<string> Layers { get; } =
            Trame.Habitats is null ? [] : [.. PackageSteps.LayersOf(Shown.Context, Trame)];

        public IReadOnlyList<string> ChangeLayers { get; } = Pair is not { HasLinks: true }
            ? []
            :
            [
                Comparison.ChangeLayers.Links,
                .. Pair.HasHabitats ? [Comparison.ChangeLayers.Habitats] : Array.Empty<string>(),
                .. Pair.HasCorridors ? [Comparison.ChangeLayers.Corridors] : Array.Empty<string>(),
            ];

        public string Package => Trame.Habitats is null ? "" : PackageSteps.Package.PathFor(Context, Trame.Name);

        public string ChangePackage =>
            ChangeLayers.Count == 0 ? "" : ComparisonSteps.Package.PathFor(Context, Trame.Name);
    }

    sealed class ProjectWork(IReadOnlyList<StepContext> scenarios, IReadOnlyList<ShownTrame> trames) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            var progress = new StepProgress(listener, $"qgis-project", trames.Count);
            var results = new List<ScenarioResults>();
            foreach (var context in scenarios)
            {
                var inside = new List<TrameResults>();
                foreach (var trame in trames.Where(trame => trame.Context == context))
                {
                    inside.Add(await Task.Run(() => ResultsOf(place, trame), cancel));
                    progress.Advance();
                }

                var plain = new ScenarioResults(context.ScenarioTitle, inside, CountedIn(context))
                {
                    HasPages = context.DrawsMaps,
                };
                results.Add(EditSteps.ResultOf(context).Any() ? WithEdits(plain, context, place) : plain);
            }

            var first = scenarios[0];
            var project = RunProject.Of(first.Pipeline.Title, first.Grid, first.Pipeline.Language, results);
            WholeFile.Write(
                place.Output(Project), QgisProjectFile.Bytes(project, Path.GetFileNameWithoutExtension(Project)));
            progress.Finish();
        }

        static ScenarioResults WithEdits(ScenarioResults results, StepContext context, StepPlace place)
        {
            var package = place.Input(EditSteps.RoleOf(context));
            return results with
            {
                Edits = EditTables.SentencesOf(package),
                EditPackage = EditPlaceOf(context),
                EditTables = [.. EditTables.Layers.Reverse().Select(layer => FeatureFile.ReadValues(package, layer))
                    .Where(table => table.Rows.Count > 0)],
            };
        }

        static TrameResults ResultsOf(StepPlace place, ShownTrame trame)
        {
            List<Tables.FeatureTable> tables =
                [.. trame.Layers.Select(layer => FeatureFile.ReadValues(place.Input(trame.Package), layer))];
            var cores = tables.FirstOrDefault(table => table.Name == LayerNames.Habitats)?.Rows.Count ?? 0;
            return new TrameResults
            {
                Caption = trame.Caption,
                Rasters = [.. trame.Rasters.Select(Measured)],
                Package = trame.Package,
                Tables = tables,
                Changes = [.. trame.Changes.Select(Measured)],
                ChangePackage = trame.ChangePackage,
                ChangeTables = [.. trame.ChangeLayers
                    .Select(layer => FeatureFile.ReadValues(place.Input(trame.ChangePackage), layer))],
            };

            RasterResult Measured(QgisRaster raster)
            {
                var (min, max) = raster.Raster.Look.Range switch
                {
                    LookRange.Measured => WrittenRange.Of(place.Input(raster.Path)),
                    LookRange.FromZero => (0, WrittenRange.Of(place.Input(raster.Path)).Most),
                    LookRange.Declared => (trame.Trame.Min, trame.Trame.Max),
                    _ => (1, cores),
                };
                return new RasterResult(raster.Raster.Look, raster.Path, min, max);
            }
        }
    }
}
