using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Works;

namespace Calaisis.Raster.Processing.Works;

/// <summary>Which works are chosen for each budget: tables, and layers for GIS.</summary>
static class PlanSteps
{
    const string Kind = "plan";
    const string Folder = "works/";

    /// <summary>The works with what they bring, and which budgets choose them.</summary>
    public const string Package = Folder + "plan.gpkg";

    static readonly string[] Tables = [CandidateTable.Name, "choices", "frontier"];

    public static BoundStep Of(StepContext context, RunWorks works) =>
        new(StepOf(context, works), new PlanWork(context, works));

    static Step StepOf(StepContext context, RunWorks works) => new()
    {
        Id = context.Id(Kind),
        Kind = new StepKind(Kind, 2),
        Parameters = context.Parameters()
            .Add("language", context.Pipeline.Language.ToString())
            .Add("budgets", string.Join(' ', works.Declared.Budgets.Select(CanonicalJson.Of)))
            .Add("goal", works.Declared.CountsLeast ? "least" : "mean")
            .Add("nodes", CanonicalJson.Of(works.Declared.Nodes))
            .Add("weights", string.Join(
                ' ', works.Trames.Select(trame => $"{trame.Name} "
                    + CanonicalJson.Of(works.Declared.Weights.GetValueOrDefault(trame.Name, 1)))))
            .AddPart("zones", "zones")
            .All,
        Inputs =
        [
            CandidateSteps.InputOf(context),
            .. works.Trames.Select(trame => GainSteps.InputOf(context, trame.Name)),
        ],
        Outputs = [Package, .. CsvFolder.NamesOf(Tables).Select(name => Folder + name)],
        Needs = new StepNeeds(512L << 20, 1),
    };

    sealed class PlanWork(StepContext context, RunWorks works) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            await Task.Run(() => Write(place, listener, cancel), cancel);
        }

        void Write(StepPlace place, IRunListener listener, CancellationToken cancel)
        {
            var (zones, language) = (CandidateSteps.ZonesOf(context), context.Pipeline.Language);
            var trames = works.Trames.Select(trame => trame.Name).ToList();
            var run = new PlanRun(
                works.Declared, WorkLayers.Read(place.Inputs[CandidateSteps.Role], zones),
                [.. trames.Select(trame => GainSteps.Read(place.Inputs[GainSteps.RoleOf(trame)]))]);
            var plan = run.Choose(cancel);
            var left = plan.Works.Where(work => work.WhyNot is not null).ToList();
            if (left.Count > 0)
            {
                listener.Hear(new Warning($"{left.Count} of {plan.Works.Count} works are not open to choice, as they "
                    + $"better no network or take habitat away; the column why_not of works.csv says which"));
            }

            var tables = new PlanTables(plan, trames, zones, language);
            FeatureFile.Write(
                place.Output(Package), context.Grid.Crs, tables.Layers(),
                metadata: StepMetadata.Of(context, place));
            FeatureTable[] written =
            [
                tables.Works.Of(plan.Works, language: language),
                ChoiceTables.Choices(run.Goal, run.Works, ChoiceTables.BestBuys(plan.Choices))
                    .Of(plan.Choices, language: language),
                tables.Frontier(run.Works, run.Goal.ValueOf(run.Goal.EcBefore)),
            ];
            foreach (var (name, bytes) in CsvFolder.Of(written, StepMetadata.Of(context, place)))
                WholeFile.Write(place.Output(Folder + name), bytes);
        }
    }
}
