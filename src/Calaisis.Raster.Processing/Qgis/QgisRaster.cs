using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Qgis;

/// <summary>A raster of a trame as a project shows it.</summary>
/// <param name="Raster">The result.</param>
/// <param name="Context">The scenario.</param>
/// <param name="Trame">The trame.</param>
sealed record QgisRaster(TrameRaster Raster, StepContext Context, string Trame)
{
    /// <summary>Whether its values have to be looked at to find their range; that of others is known without.</summary>
    public bool IsMeasured => Raster.Look.Range is LookRange.FromZero or LookRange.Measured;

    /// <summary>Where people see it, from the folder of the run.</summary>
    public string Path => Raster.PathFor(Context, Trame);

    /// <summary>It as an input of another step.</summary>
    public StepInput Result => Raster.Of(Context, Trame, Path);

    /// <summary>What the scenario made of a trame, from the top down.</summary>
    public static IEnumerable<QgisRaster> Of(StepContext context, TrameDeclaration trame) =>
        from raster in context.ResultsOf<TrameRaster>(trame)
        orderby raster.Look.Order
        select new QgisRaster(raster, context, trame.Name);

    /// <summary>What changed from the scenario it is compared with; none where it is not.</summary>
    public static IEnumerable<QgisRaster> Of(ComparedTrame? pair) => pair is null
        ? []
        : ComparisonSteps.RastersOf(pair).OrderBy(raster => raster.Look.Order)
            .Select(raster => new QgisRaster(raster, pair.After, pair.Trame));
}
