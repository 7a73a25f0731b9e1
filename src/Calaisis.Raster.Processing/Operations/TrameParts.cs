using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Operations;

/// <summary>What a trame declares in the pipeline file, for processes that take it as keys of their own.</summary>
static class TrameParts
{
    /// <summary>What counts as a step, and how far costs go.</summary>
    public static TramePart Cost { get; } = new(
        "cost",
        CostKeys.All,
        (fields, trame) => trame with { Cost = new CostDeclaration(null, CostKeys.Build(fields)) });

    /// <summary>Which core areas are linked, and how far.</summary>
    public static TramePart Links { get; } =
        TramePart.Of("links", LinkSpec.Spec, (trame, links) => trame with { Links = links });

    /// <summary>What a corridor is; stands after the links, whose good paths it says.</summary>
    public static TramePart Corridors { get; } = TramePart.Of(
        "corridors",
        CorridorDeclaration.Spec,
        (trame, corridors) => trame with
        {
            Corridors = corridors,
            Links = trame.Links! with { LowResistance = corridors.LowResistance },
        });
}
