using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Qgis;

/// <summary>A raster that a project shows.</summary>
/// <param name="Content">What its cells hold.</param>
/// <param name="Step">The id of the step that makes it.</param>
/// <param name="Output">Its name.</param>
sealed record QgisRaster(RasterContent Content, string Step, string Output)
{
    /// <summary>Whether its values have to be looked at to find their range; that of others is known without.</summary>
    public bool IsMeasured => Content is RasterContent.CorridorCount or RasterContent.Corridors or RasterContent.Dispersal or RasterContent.Cost
        or RasterContent.ResistanceChange or RasterContent.CostChange;

    /// <summary>Where people see it, from the folder of the run.</summary>
    public string Path => Planning.Step.PlaceOf(Step, Output)!;

    /// <summary>It as an input of another step.</summary>
    public StepInput Result => new StepResult(Path, Step, Output);
}

/// <summary>Which rasters a project shows of a trame, from the top down.</summary>
static class QgisResults
{
    /// <summary>What the scenario made itself.</summary>
    public static IEnumerable<QgisRaster> Of(StepContext context, TrameDeclaration trame)
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
            .Append((RasterContent.Resistance, ResistanceSteps.Kind, ResistanceSteps.Raster))
            .Select(raster => new QgisRaster(raster.Item1, context.Id(trame.Name, raster.Item2), raster.Item3));
    }

    /// <summary>What changed from the scenario it is compared with; none where it is not.</summary>
    public static IEnumerable<QgisRaster> Of(ComparedTrame? pair)
    {
        if (pair is null) return [];
        (bool Is, RasterContent Content, string Output)[] known =
        [
            (pair.HasCorridors, RasterContent.CorridorChange, ComparisonSteps.Corridors),
            (pair.HasHabitats, RasterContent.HabitatChange, ComparisonSteps.Cores),
            (pair.HasCost, RasterContent.CostChange, ComparisonSteps.Cost),
            (true, RasterContent.ResistanceChange, ComparisonSteps.Resistance),
        ];
        return known.Where(raster => raster.Is)
            .Select(raster => new QgisRaster(raster.Content, pair.After.Id(pair.Trame, ComparisonSteps.Kind), raster.Output));
    }
}
