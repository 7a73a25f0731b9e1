using Calaisis.Raster.Flow;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Maps;

/// <summary>
/// Night light for the maps of trames that it shapes: those that measure it in their patches and whose layers, core
/// areas or obstacles read it, too.
/// </summary>
static class NightLights
{
    /// <summary>The source of light that a trame's maps show; null for none.</summary>
    public static string? SourceOf(TrameDeclaration trame) =>
        trame.Habitats?.Radiance is { } source && new LightInCorridors(source, []).CountsFor(trame.Name, trame)
            ? source
            : null;

    /// <summary>The sources that the maps of trames show.</summary>
    public static IReadOnlyList<string> SourcesOf(IEnumerable<TrameDeclaration> trames) =>
        [.. trames.Select(SourceOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads the light of trames as a scenario has it, by the names of its sources.</summary>
    /// <param name="context">The scenario.</param>
    /// <param name="trames">Those whose maps are drawn.</param>
    /// <param name="step">Cells of the grid, in each direction, that are one on the map.</param>
    /// <param name="resources">What the step may take.</param>
    /// <param name="listener">Told what there is to know of sources.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyDictionary<string, NightLight>> ReadAsync(
        StepContext context, IEnumerable<TrameDeclaration> trames, int step, StepResources resources,
        IRunListener listener, CancellationToken cancel)
    {
        var found = new Dictionary<string, NightLight>(StringComparer.Ordinal);
        foreach (var source in SourcesOf(trames))
        {
            using var open = await StepSources.OpenAsync(
                context, [new SourceNeed(source, 0)], resources, listener, cancel);
            var means = new ThinnedMeans(context.Grid, step);
            await Task.Run(() => WrittenRasters.Gather(
                open.Tiles.First(), context.Grid.Shape, (window, values) => means.Add(window, values), cancel), cancel);
            found[source] = new NightLight(means.Grid, means.Classes(NightLight.From));
        }

        return found;
    }
}
