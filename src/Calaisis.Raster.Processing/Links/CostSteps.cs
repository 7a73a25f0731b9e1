using System.Text.Json;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Links;

/// <summary>
/// The cost distance of each trame that has habitats or declares one, from its written resistance: accumulated cost,
/// allocation of core areas, and the dispersal area that follows.
/// </summary>
static class CostSteps
{
    public const string Kind = "cost";

    public const string Raster = "cost.tif";

    public const string Allocation = "allocation.tif";

    public const string Dispersal = "dispersal.tif";

    /// <summary>What was counted of the dispersal area, for other steps.</summary>
    public const string DispersalFacts = ".dispersal.json";

    static readonly CostRules Plain = new(CostUnits.Map, Neighbourhood.Eight, double.PositiveInfinity, NoCornerCrossing: false);

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(trame => trame.Cost is not null || trame.Habitats is not null)
        .Select(trame => new BoundStep(StepOf(context, trame), new CostWork(context, trame)));

    /// <summary>What counts as a step in a trame, and how far costs go.</summary>
    public static CostRules RulesOf(TrameDeclaration trame) => trame.Cost?.Rules ?? Plain;

    /// <summary>
    /// Whether the cost to the nearest core area is searched without a greatest cost and before the links: who needs it takes it
    /// over.
    /// </summary>
    public static bool FindsNearestCores(TrameDeclaration trame) =>
        trame.Habitats is not null && trame.Cost?.Use is null && double.IsPositiveInfinity(RulesOf(trame).MaxCost) && !FollowsLinks(trame);

    /// <summary>The accumulated cost of a trame as an input of another step, under the name of the file.</summary>
    public static StepInput ResultOf(StepContext context, string trame) => new StepResult(Raster, context.Id(trame, Kind), Raster);

    /// <summary>The allocation that belongs to it, likewise.</summary>
    public static StepInput AllocationOf(StepContext context, string trame) => new StepResult(Allocation, context.Id(trame, Kind), Allocation);

    // The greatest cost of a log-log rule is fitted to the links.
    static bool FollowsLinks(TrameDeclaration trame) => trame.Dispersal?.NeedsFit == true;

    static Step StepOf(StepContext context, TrameDeclaration trame)
    {
        List<string> sources = trame.Cost?.Use is { } use ? [use.Source] : [];
        var parameters = context.Parameters().AddTrame(trame.Name, "cost", "dispersal").AddSources(sources);
        return new Step
        {
            Id = context.Id(trame.Name, Kind),
            Kind = new StepKind(Kind, 5),
            Parameters = (trame.Dispersal is null ? parameters : parameters.AddPart("zones", "zones")).All,
            Inputs =
            [
                ResistanceSteps.ResultOf(context, trame.Name),
                .. context.SourceInputs(sources),
                .. sources.Count == 0 ? HabitatSteps.ResultsOf(context, trame.Name) : [],
                .. FollowsLinks(trame) ? [LinkSteps.TablesOf(context, trame.Name)] : Array.Empty<StepInput>(),
                .. trame.Dispersal is null ? [] : StepSources.ZoneInputs(context),
            ],
            Outputs = [Raster, .. sources.Count == 0 ? [Allocation] : Array.Empty<string>(), .. trame.Dispersal is null ? Array.Empty<string>() : [Dispersal, DispersalFacts]],
            // A search of the whole grid holds 18 bytes for a cell, if it may; less memory costs it a scratch file.
            Needs = context.NeedsFor(bytesPerCell: 30),
        };
    }

    sealed class CostWork(StepContext context, TrameDeclaration trame) : IStepWork
    {
        readonly CostRules _rules = RulesOf(trame);

        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            List<SourceNeed> needs = trame.Cost?.Use is { } use ? [new SourceNeed(use.Source, 0)] : [];
            using var sources = await StepSources.OpenAsync(context, needs, resources, listener, cancel);
            GdalRuntime.LimitCache(sources.Memory.GdalMegabytes);
            using var resistance = StepSources.Written($"resistance of {trame.Name}", place.Input(ResistanceSteps.Kind), context.Grid);
            using var habitats = needs.Count > 0 ? null : StepSources.Written($"habitats of {trame.Name}", place.Input(HabitatSteps.Raster), context.Grid, CellKind.Classes);
            ICostSources starts = habitats is null
                ? new LabelSources(sources.Tiles.First())
                : new CoreSources(habitats, HabitatSteps.Read(place).Patches.Count(patch => patch.Role == PatchRole.Core), resistance);
            var searchBytes = habitats is null ? sources.Memory.TileBytes : resources.MemoryBytes * 3 / 4;
            Write(place, sources, resistance, starts, new Resources(resources.Workers, searchBytes, context.TileCells), listener, cancel);
        }

        void Write(
            StepPlace place, StepSources sources, ITileSource resistance, ICostSources starts, Resources resources, IRunListener listener, CancellationToken cancel)
        {
            var allocates = place.Step.Outputs.Contains(Allocation);
            var output = place.Output(Raster);
            using var rasters = CostRasters.Begin(
                context.Grid,
                (output, SettingsOf(place, CostMetadata.OfCost(_rules, context.Grid, CellType.ExactQuantity), "accumulated cost", resources)),
                allocates ? (place.Output(Allocation), SettingsOf(place, CostMetadata.OfAllocation(_rules, context.Grid), "core area nearest by cost", resources)) : null);
            using var surface = CostSearch.Solve(
                resistance,
                starts,
                context.Grid.Shape,
                CostSearch.SettingsOf(_rules, context.Grid, resources) with { KeepAllocation = allocates },
                output,
                $"cost {trame.Name}",
                listener,
                cancel);
            rasters.Write(surface, $"cost file {trame.Name}", listener, cancel);
            if (trame.Dispersal is { } reach) Disperse(place, sources, surface, reach, resources, listener, cancel);
        }

        void Disperse(
            StepPlace place, StepSources sources, CostSurface surface, Reach reach, Resources resources, IRunListener listener, CancellationToken cancel)
        {
            var links = FollowsLinks(trame) ? LinkSteps.ReadLinks(place, context.Grid) : [];
            var resolved = reach.Resolve(_rules.Units, context.Grid.CellWidth, links);
            var plain = CostMetadata.OfCost(_rules, context.Grid, CellType.Quantity);
            var settings = SettingsOf(place, plain, "budget of a disperser that is left", resources);
            var metadata = new SortedDictionary<string, string>(settings.Metadata.ToDictionary(), StringComparer.Ordinal)
            {
                ["CALAISIS_DISPERSAL"] = resolved.Formula.ToString(),
                ["CALAISIS_NODATA"] = "beyond the greatest cost",
            };
            using var sink = new CogSink(place.Output(Dispersal), context.Grid, settings with { Metadata = metadata });
            var area = DispersalPass.Run(
                context.Grid,
                new TileLayout(context.Grid.Shape, context.TileCells, context.TileCells),
                surface.Read,
                resolved.Cost,
                sources.Zones,
                sink,
                $"dispersal {trame.Name}",
                listener,
                cancel);
            WholeFile.Write(place.Output(DispersalFacts), JsonSerializer.SerializeToUtf8Bytes(new DispersalFacts(resolved.Formula.ToString(), area)));
        }

        CogSettings SettingsOf(StepPlace place, CogSettings plain, string description, Resources resources)
        {
            var metadata = StepMetadata.Of(context, place);
            foreach (var (name, value) in plain.Metadata) metadata[name] = value;
            metadata["CALAISIS_TRAME"] = trame.Name;
            metadata["CALAISIS_SOURCE"] = trame.Cost?.Use?.Source ?? "core areas";
            return plain with { Description = $"{description}, trame {trame.Name}", Metadata = metadata, Threads = resources.Jobs };
        }
    }
}

/// <summary>The dispersal area of a trame as other steps read it.</summary>
/// <param name="Formula">How the greatest cost came about.</param>
/// <param name="Area">What was counted.</param>
sealed record DispersalFacts(string Formula, DispersalArea Area);
