using Calaisis.Raster.Corridors;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// Which layers of a trame may open an obstacle: those that replace or lower what is below them and stand above the
/// last layer that reads the obstacle's source; where no layer reads it, above the last that raises resistance.
/// </summary>
public sealed record OpeningLayers
{
    OpeningLayers(LayerDeclaration? own, IReadOnlyList<LayerDeclaration> above) => (Own, Above) = (own, above);

    /// <summary>The layer that gives the obstacle its resistance; null where none does, or only as a factor.</summary>
    public LayerDeclaration? Own { get; }

    /// <summary>From the top down.</summary>
    public IReadOnlyList<LayerDeclaration> Above { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<LayerDeclaration> All => Own is null ? Above : [Own, .. Above];

    /// <param name="layers">The trame's layers, from the bottom up.</param>
    /// <param name="source">The source that holds the obstacle.</param>
    public static OpeningLayers Of(IReadOnlyList<LayerDeclaration> layers, string source)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var places = Enumerable.Range(0, layers.Count).ToList();
        var own = places.FindLastIndex(i => Reads(layers[i], source));
        var floor = own >= 0 ? own : places.FindLastIndex(
            i => layers[i].Combine is Combine.Max or Combine.Add or Combine.Multiply);
        var above = floor < 0
            ? []
            : layers.Skip(floor + 1)
                .Where(layer => layer is { Combine: Combine.Over or Combine.Min, Scattered: null }).Reverse().ToList();
        return new OpeningLayers(
            own >= 0 && layers[own] is { Combine: not Combine.Multiply, Scattered: null } ? layers[own] : null, above);
    }

    /// <summary>The layers themselves, once legends are known; null where there are none.</summary>
    /// <param name="trame">Whose layers they are.</param>
    /// <param name="legends">Those of the sources that the layers read.</param>
    public ObstacleOpenings? Build(TrameDeclaration trame, SourceLegends legends) => Above.Count == 0 && Own is null
        ? null
        : new ObstacleOpenings(
            Own?.Stacked(legends),
            [.. Above.Select(layer => new NamedLayer(SourceOf(layer), layer.Stacked(legends)))],
            trame.Min,
            trame.Max);

    /// <summary>A mask only says where a layer speaks; what it says comes from what it reads itself.</summary>
    static bool Reads(LayerDeclaration layer, string source) => layer.Scattered is { } scattered
        ? scattered.Source == source
        : layer.Uses.Any(use => use.Source == source)
            && (layer.Mask?.Source != source || layer.Uses.Count(use => use.Source == source) > 1);

    static string SourceOf(LayerDeclaration layer) => layer.Uses.First(use => use.Source != layer.Mask?.Source).Source;
}
