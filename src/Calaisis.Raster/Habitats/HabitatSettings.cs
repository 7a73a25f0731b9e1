using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats.Rules;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Habitats;

/// <summary>What a trame takes for habitat and how its patches are made.</summary>
public sealed record HabitatSettings
{
    // Areas in hectares become cells by division: a patch of exactly the minimum must not be lost to rounding.
    const double Tolerance = 1e-9;

    /// <param name="trame">The trame's name, for messages.</param>
    /// <param name="rule">What a cell must fulfil; null where only given reservoirs count.</param>
    /// <param name="given">Reservoirs that are core areas whatever the rule says.</param>
    public HabitatSettings(string trame, HabitatCondition? rule, IReadOnlyList<GivenReservoirs> given)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trame);
        ArgumentNullException.ThrowIfNull(given);
        if (rule is null && given.Count == 0)
            throw new UnfitException($"the habitats have neither a rule nor given reservoirs");
        Trame = trame;
        Rule = rule;
        Given = given;
    }

    public string Trame { get; }

    public HabitatCondition? Rule { get; }

    public IReadOnlyList<GivenReservoirs> Given { get; }

    /// <summary>Smallest core area in hectares; given reservoirs are core areas at any size.</summary>
    public double MinAreaHectares { get; init; }

    /// <summary>Where they were declared.</summary>
    public DeclaredAt At { get; init; }

    /// <summary>Smallest stepping stone in hectares; null for none.</summary>
    public double? SteppingStoneHectares { get; init; }

    public Connectivity Connectivity { get; init; } = Connectivity.Eight;

    /// <summary>
    /// What parts habitat beside cells that cannot be crossed, which always do: cells of these are no habitat even
    /// where the rule holds, gaps on them are not closed, and cells that touch only at a corner between two of them are
    /// apart.
    /// </summary>
    public IReadOnlyList<HabitatObstacle> Across { get; init; } = [];

    /// <summary>
    /// Radius in metres of the disc by which habitat is closed before patches are made (dilation, then erosion): gaps
    /// and notches up to twice as wide are filled, except where nothing can pass. 0 for none.
    /// </summary>
    public double CloseGapsMetres { get; init; }

    /// <summary>More patches, core areas and stepping stones together, are an error.</summary>
    public int MaxPatches { get; init; } = 10_000;

    /// <summary>
    /// The sources it reads beside the resistance, each once, with the largest margin; in ordinal order of names.
    /// </summary>
    public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid)
    {
        var margin = ClosingMargin(grid);
        return Joined((Rule?.NeedsOn(grid) ?? [])
            .Concat(Given.Select(given => new SourceNeed(given.Source, 0)))
            .Select(need => need with { MarginCells = need.MarginCells + margin })
            .Concat(Across.Select(obstacle => new SourceNeed(obstacle.Source, WallMargin(grid)))));
    }

    static IReadOnlyList<SourceNeed> Joined(IEnumerable<SourceNeed> needs) =>
    [
        .. needs.GroupBy(need => need.Source, StringComparer.Ordinal)
            .Select(same => new SourceNeed(same.Key, same.Max(need => need.MarginCells)))
            .OrderBy(need => need.Source, StringComparer.Ordinal),
    ];

    /// <summary>How far beyond a tile habitat must be known to close its gaps.</summary>
    internal int ClosingMargin(GridDefinition grid) =>
        CloseGapsMetres > 0 ? 2 * new Disc(CloseGapsMetres, grid).Reach : 0;

    /// <summary>
    /// How far beyond a tile it must be known what parts habitat: to close gaps, and to see its corners.
    /// </summary>
    internal int WallMargin(GridDefinition grid) => Math.Max(1, ClosingMargin(grid));

    internal long MinCoreCells(GridDefinition grid) => CellsOf(MinAreaHectares, grid);

    internal long MinPatchCells(GridDefinition grid) =>
        SteppingStoneHectares is { } stone ? Math.Min(CellsOf(stone, grid), MinCoreCells(grid)) : MinCoreCells(grid);

    static long CellsOf(double hectares, GridDefinition grid) => Math.Max(1, (long)Math.Ceiling(
        (hectares * Hectare.SquareMetres / (grid.CellWidth * grid.CellHeight)) - Tolerance));
}

/// <summary>
/// Reservoirs that were decided elsewhere (ZNIEFF, Natura 2000): every cell of a source with data other than 0.
/// </summary>
/// <param name="Source">The source that holds them.</param>
/// <param name="NameOf">The name of a reservoir by the value of its cells; null where it has none.</param>
public sealed record GivenReservoirs(string Source, Func<int, string?> NameOf)
{
    /// <summary>
    /// The values of all reservoirs that there should be, where the source tells; those without a cell are reported.
    /// </summary>
    public IReadOnlyList<int> Expected { get; init; } = [];
}

/// <summary>Something that habitat does not reach across: cells of a source with certain values.</summary>
/// <param name="Source">The source that holds it.</param>
/// <param name="Cells">Which of its cells.</param>
public sealed record HabitatObstacle(string Source, CellTest Cells);

/// <summary>Which cells belong together.</summary>
public enum Connectivity
{
    /// <summary>Cells that share an edge.</summary>
    Four = 4,

    /// <summary>Cells that share an edge or a corner.</summary>
    Eight = 8,
}
