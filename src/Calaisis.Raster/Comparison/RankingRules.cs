using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Comparison;

/// <summary>What a ranking goes by.</summary>
/// <param name="Weights">What counts how much.</param>
/// <param name="Scale">How changes become points.</param>
public sealed record RankingRules(RankingWeights Weights, RankingScale Scale)
{
    /// <summary>
    /// The part of the grid below which an area is too small to be related to: a change is related to that part then.
    /// </summary>
    public const double LeastShare = 0.001;

    /// <summary>The least area that a change of area is related to.</summary>
    public double LeastHectares { get; init; } = 1;

    /// <summary>The radiance above which a corridor counts as lit; null where light is not looked at.</summary>
    public double? LitAbove { get; init; }

    /// <summary>The trames whose ranking light counts in.</summary>
    public IReadOnlyCollection<string> LightTrames { get; init; } = [];

    /// <summary>The rules that a pipeline declares.</summary>
    /// <param name="declared">How scenarios are compared.</param>
    /// <param name="trames">The trames that are.</param>
    /// <param name="grid">The grid they are on.</param>
    public static RankingRules Of(
        ComparisonDeclaration declared, IEnumerable<TrameDeclaration> trames, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(grid);
        return new RankingRules(declared.Weights, declared.Scale)
        {
            LeastHectares = LeastShare * grid.Bounds.Width * grid.Bounds.Height / Hectare.SquareMetres,
            LitAbove = declared.Light is { Above: [var lowest, ..] } ? lowest : null,
            LightTrames = [.. trames.Where(trame => declared.Light?.CountsFor(trame.Name, trame) == true)
                .Select(trame => trame.Name).Distinct()],
        };
    }
}
