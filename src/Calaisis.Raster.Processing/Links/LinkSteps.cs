using System.Text.Json;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Links;

/// <summary>
/// Links and corridors of each trame that declares links. One step makes both, so that the costs out from each core
/// area are searched once.
/// </summary>
static class LinkSteps
{
    public const string Kind = "links";

    /// <summary>Least normalised cost of any corridor at each cell.</summary>
    public static readonly TrameRaster Corridors = new(Kind, "corridors.tif", RasterLooks.Corridors)
    {
        IsMade = (_, trame) => trame is { Links: not null, Corridors: not null },
        IsReported = true,
        Screen = new ScreenLook(
            "corridor-cost",
            $"Corridors, fading",
            $"100%: on the axis, 0: at the limit or outside corridors",
            ScreenDrawing.Fading),
    };

    /// <summary>How many corridors share each cell.</summary>
    public static readonly TrameRaster Shared = new(Kind, "corridor-count.tif", RasterLooks.CorridorCount)
    {
        IsMade = (_, trame) => trame is { Links: not null, Corridors.Rules.Sum: true },
    };

    /// <summary>Links, corridors and their common area, for other steps.</summary>
    public static readonly TrameResult Tables = new(Kind, ".links.gpkg")
    {
        IsMade = HasLinks,
        Probe = (path, grid) => LinkTable.To(FeatureFile.Read(path, LinkTable.Name), grid),
    };

    /// <summary>What people should know of the search, for other steps.</summary>
    public static readonly TrameResult Facts = new(Kind, ".links.json") { IsMade = HasLinks };

    public static TrameOperation Operation { get; } = new(Kind, 8)
    {
        IsFor = HasLinks,
        Parameters = (context, trame) => context.Parameters().AddTrame(trame.Name, "cost", "links", "corridors"),
        Reads = (context, trame) =>
        [
            ResistanceSteps.Raster.Of(context, trame.Name),
            .. HabitatSteps.ResultsOf(context, trame.Name),
            .. CostSteps.FindsNearestCores(trame)
                ? [CostSteps.Raster.Of(context, trame.Name), CostSteps.Allocation.Of(context, trame.Name)]
                : Array.Empty<StepInput>(),
        ],
        Results = [Tables, Facts, Corridors, Shared],
        Needs = (context, _) => context.NeedsFor(bytesPerCell: 44),
        Work = TrameOperation.Doing((job, cancel) => new LinkWork(job).Run(cancel)),
    };

    static bool HasLinks(StepContext context, TrameDeclaration trame) => trame.Links is not null;

    /// <summary>The links that such a step has written.</summary>
    public static IReadOnlyList<Link> ReadLinks(StepPlace place, GridDefinition grid) =>
        LinkTable.To(FeatureFile.Read(Tables.In(place), LinkTable.Name), grid);

    /// <summary>What such a step has told.</summary>
    public static LinkFacts ReadFacts(StepPlace place) =>
        JsonSerializer.Deserialize<LinkFacts>(File.ReadAllBytes(Facts.In(place)))!;

    /// <summary>How links are searched: a quarter of the memory is for what is read meanwhile.</summary>
    public static CostDistanceSettings SettingsOf(TrameDeclaration trame, GridDefinition grid, Resources resources) =>
        CostSearch.SettingsOf(
            CostSteps.RulesOf(trame), grid, resources with { MemoryBytes = resources.MemoryBytes * 3 / 4 }) with
        {
            MaxCost = double.PositiveInfinity,
        };
}

/// <summary>What other steps and people should know of a search for links.</summary>
/// <param name="MaxDistance">How the greatest cost of a link came about; null for no limit.</param>
/// <param name="Cutoff">How the cutoff of corridors came about; null for no corridors.</param>
/// <param name="Outcome">What could not be linked; told where core areas have their names.</param>
/// <param name="OutOfReach">
/// Core areas that would be linked, were the greatest cost higher; null for any two without a link.
/// </param>
sealed record LinkFacts(
    string? MaxDistance, string? Cutoff, LinkOutcome Outcome, IReadOnlyList<OutOfReach>? OutOfReach);
