using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// The layers of a trame with those on top that open what lies below, such as wildlife crossings: these open the lines,
/// and the obstacles, that their features lead across, and no others, however wide a cell is.
/// </summary>
static class CrossingLayers
{
    /// <param name="trame">Whose layers they are.</param>
    /// <param name="sources">The declared sources.</param>
    public static IReadOnlyList<LayerDeclaration> Of(TrameDeclaration trame, IReadOnlyList<SourceSettings> sources)
    {
        var layers = trame.Layers.ToArray();
        for (var at = layers.Length - 1; at > 0 && IsOpening(layers[at]); at--)
        {
            if (layers[at].Mask is not null || VectorOf(layers[at]) is not { } crossings) continue;
            var walls = layers.Take(at).Select(WallOf).OfType<CrossedWall>()
                .Where(wall => wall.Source.Name != crossings.Name).ToList();
            if (walls.Count == 0) continue;
            var name = $"{crossings.Name} across the walls of {trame.Name} below layer {at + 1}";
            layers[at] = Across(
                layers[at], new CrossingSourceSettings(name, crossings, layers[at].Constant!.Value, walls)
                {
                    WaysShareEdges =
                        trame.Cost?.Rules is { Neighbourhood: Neighbourhood.Four } or { NoCornerCrossing: true },
                });
        }

        return layers;

        CrossedWall? WallOf(LayerDeclaration layer) =>
            layer is { Mask: null, Combine: Combine.Over or Combine.Max or Combine.Add }
                && (layer.Constant is not null || layer.TableValues is not null) && VectorOf(layer) is { } source
                ? new CrossedWall(source, (trame.Conflicts?.Uses ?? []).Any(use => use.Source == source.Name), legend =>
                    ResistanceOf(layer.Build(_ => legend)))
                : null;

        VectorSourceSettings? VectorOf(LayerDeclaration layer) =>
            sources.FirstOrDefault(source => source.Name == layer.Uses[0].Source) as VectorSourceSettings;
    }

    /// <summary>Whether a layer opens what lies below it.</summary>
    internal static bool IsOpening(LayerDeclaration layer) =>
        layer is { Constant: not null, Combine: Combine.Over or Combine.Min };

    static LayerDeclaration Across(LayerDeclaration layer, CrossingSourceSettings crossing) => layer with
    {
        Crossing = crossing,
        NeedsOn = grid => [.. layer.NeedsOn(grid), new SourceNeed(crossing.Name, 0)],
        Build = _ => new CrossingLayer(crossing.Name, crossing.Resistance),
    };

    static Func<float, double> ResistanceOf(IResistanceLayer layer) => layer switch
    {
        ConstantLayer constant => _ => constant.Resistance,
        TableLayer table => value => table.ResistanceOf(value),
        _ => throw new InvalidOperationException($"no wall of {layer.GetType().Name}"),
    };
}
