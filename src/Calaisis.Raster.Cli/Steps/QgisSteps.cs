using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>All results of a scenario as a project of QGIS, beside the folders of its trames.</summary>
static class QgisSteps
{
    public const string Kind = "qgis-project";

    public const string Project = "project.qgz";

    /// <summary>A tile of a raster, and the tables of the largest package.</summary>
    const long ProjectBytes = 128L << 20;

    public static IEnumerable<BoundStep> Of(StepContext context) =>
        [new BoundStep(StepOf(context), new ProjectWork(context))];

    static Step StepOf(StepContext context)
    {
        var trames = context.Pipeline.Trames;
        var parameters = context.Parameters()
            .Add("language", context.Pipeline.Language.ToString())
            .Add("title", context.Pipeline.Title)
            .Add("scenario", context.ScenarioTitle)
            .AddPart("standard of the study", "standard")
            .AddPart("zones", "zones");
        foreach (var trame in trames)
        {
            var caption = CaptionOf(context, trame);
            parameters
                .Add($"{trame.Name} texts", string.Join('|', [caption.Title, caption.Subtitle, caption.Trame.Name, caption.Method, caption.Edition, caption.Credits, caption.Software, .. caption.Sources]))
                .Add($"{trame.Name} colour", caption.Trame.Colour.ToString())
                .Add($"{trame.Name} least", trame.Min)
                .Add($"{trame.Name} most", trame.Max)
                .Add($"{trame.Name} files", string.Join('|', RastersOf(context, trame).Select(raster => raster.Output)));
        }

        return new Step
        {
            Id = context.Id(Kind),
            Kind = new StepKind(Kind, 1),
            Parameters = parameters.All,
            Inputs =
            [
                .. trames.SelectMany(trame => RastersOf(context, trame)
                    .Where(raster => IsMeasured(raster.Content))
                    .Select(raster => new StepResult(RoleOf(trame, raster.Output), context.Id(trame.Name, raster.Kind), raster.Output))),
                .. trames.Where(trame => trame.Habitats is not null)
                    .Select(trame => new StepResult(RoleOf(trame, PackageSteps.FileOf(trame)), context.Id(trame.Name, PackageSteps.Kind), PackageSteps.FileOf(trame))),
            ],
            Outputs = [Project],
            Needs = new StepNeeds(ProjectBytes, 1),
        };
    }

    /// <summary>The rasters of a trame that people see, from the top down.</summary>
    static IEnumerable<(RasterContent Content, string Kind, string Output)> RastersOf(StepContext context, TrameDeclaration trame)
    {
        var outputs = new[] { LinkSteps.Of(context), CostSteps.Of(context), HabitatSteps.Of(context) }
            .SelectMany(steps => steps)
            .Select(bound => bound.Step)
            .Where(step => step.Id == context.Id(trame.Name, step.Kind.Name))
            .SelectMany(step => step.Outputs)
            .ToHashSet(StringComparer.Ordinal);
        (RasterContent Content, string Kind, string Output)[] known =
        [
            (RasterContent.CorridorCount, LinkSteps.Kind, LinkSteps.Shared),
            (RasterContent.Corridors, LinkSteps.Kind, LinkSteps.Corridors),
            (RasterContent.Dispersal, CostSteps.Kind, CostSteps.Dispersal),
            (RasterContent.Allocation, CostSteps.Kind, CostSteps.Allocation),
            (RasterContent.Cost, CostSteps.Kind, CostSteps.Raster),
            (RasterContent.Habitats, HabitatSteps.Kind, HabitatSteps.Raster),
        ];
        return known.Where(raster => outputs.Contains(raster.Output))
            .Append((RasterContent.Resistance, ResistanceSteps.Kind, ResistanceSteps.Raster));
    }

    /// <summary>Whether the values have to be looked at to find their range; that of others is known without.</summary>
    static bool IsMeasured(RasterContent content) => content
        is RasterContent.CorridorCount or RasterContent.Corridors or RasterContent.Dispersal or RasterContent.Cost;

    static string RoleOf(TrameDeclaration trame, string output) => $"{trame.Name} {output}";

    static Maps.Sheets.SheetCaption CaptionOf(StepContext context, TrameDeclaration trame) => trame.Habitats is null
        ? SheetCaptions.Of(context.Pipeline, trame, context.Grid)
        : SheetCaptions.OfNetwork(context.Pipeline, trame, context.Grid);

    sealed class ProjectWork(StepContext context) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            var progress = new StepProgress(listener, Kind, context.Pipeline.Trames.Count);
            var trames = new List<TrameResults>();
            foreach (var trame in context.Pipeline.Trames)
            {
                trames.Add(await Task.Run(() => ResultsOf(place, trame, cancel), cancel));
                progress.Advance();
            }

            var counted = OverlapSteps.Of(context).Any()
                ? new RasterResult(RasterContent.TrameCount, OverlapSteps.Raster, 1, OverlapSteps.TramesOf(context).Count())
                : null;
            var project = RunProject.Of(context.Pipeline.Title, context.ScenarioTitle, context.Grid, context.Pipeline.Language, trames, counted);
            WholeFile.Write(place.Output(Project), QgisProjectFile.Bytes(project, Path.GetFileNameWithoutExtension(Project)));
            progress.Finish();
        }

        TrameResults ResultsOf(StepPlace place, TrameDeclaration trame, CancellationToken cancel)
        {
            var tables = trame.Habitats is null ? [] : TablesOf(place.Input(RoleOf(trame, PackageSteps.FileOf(trame))), trame);
            var cores = tables.FirstOrDefault(table => table.Name == LayerNames.Habitats)?.Rows.Count ?? 0;
            return new TrameResults
            {
                Caption = CaptionOf(context, trame),
                Rasters =
                [
                    .. RastersOf(context, trame).Select(raster =>
                    {
                        var (min, max) = raster.Content switch
                        {
                            RasterContent.Resistance => (trame.Min, trame.Max),
                            RasterContent.Habitats or RasterContent.Allocation => (1, cores),
                            _ => (0, WrittenRange.MostIn(place.Input(RoleOf(trame, raster.Output)))),
                        };
                        return new RasterResult(raster.Content, $"{trame.Name}/{raster.Output}", min, max);
                    }),
                ],
                Package = $"{trame.Name}/{PackageSteps.FileOf(trame)}",
                Tables = tables,
            };
        }

        List<FeatureTable> TablesOf(string package, TrameDeclaration trame) =>
            [.. PackageSteps.LayersOf(context, trame).Select(layer => FeatureFile.Read(package, layer))];
    }
}
