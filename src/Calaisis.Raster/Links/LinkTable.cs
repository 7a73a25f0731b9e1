using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Links;

/// <summary>Links as a table with their paths as lines, and back, without loss.</summary>
public static class LinkTable
{
    /// <summary>The layer's name.</summary>
    public const string Name = "links";

    /// <summary>In <c>state</c>: a link of the network.</summary>
    public const string Active = "active";

    static readonly Link Blank = new()
    {
        Id = 0,
        PatchA = 0,
        PatchB = 0,
        State = LinkState.Active,
        Cost = 0,
        LengthMetres = 0,
        EuclideanMetres = 0,
        MaxResistance = 0,
        HighResistanceShare = 0,
        Crosses = [],
        Path = [],
    };

    /// <summary>What <c>state</c> says.</summary>
    public static CodeWords<LinkState> States { get; } = new(
        (Active, LinkState.Active),
        ("crosses-patch", LinkState.CrossesPatch),
        ("too-long-straight", LinkState.TooLongStraight),
        ("not-nearest", LinkState.NotNearest),
        ("indirect", LinkState.Indirect),
        ("not-in-tree", LinkState.NotInTree));

    /// <summary>What is written of a link.</summary>
    /// <param name="units">The unit of costs.</param>
    public static Table<Link> Of(CostUnits units) => new(Name, FeatureShape.MultiLine,
    [
        Column<Link>.Id(link => link.Id, (link, id) => link with { Id = id }),
        Column<Link>.Whole("patch_a", "Core area A", "Number (layer habitats), the lower of the two",
            link => link.PatchA, (link, patch) => link with { PatchA = (int)patch }),
        Column<Link>.Whole("patch_b", "Core area B", "Number (layer habitats), the higher of the two",
            link => link.PatchB, (link, patch) => link with { PatchB = (int)patch }),
        Column<Link>.Word("state", "State",
            "active: of the network; crosses-patch: passes through another core area; too-long-straight: longer as "
            + "the crow flies than declared; not-nearest: neither is among the nearest of the other; indirect: other "
            + "links lead there at no more than its cost; not-in-tree: no branch of the minimum spanning tree",
            States, link => link.State, (link, state) => link with { State = state }),
        Column<Link>.Number("cost", "Cost", UnitOf(units), "Accumulated cost along the paths",
            link => link.Cost, (link, cost) => link with { Cost = cost }),
        Column<Link>.Number("length_m", "Length (m)", "m", "Length of the least-cost path",
            link => link.LengthMetres, (link, metres) => link with { LengthMetres = metres }),
        Column<Link>.Number("euclidean_m", "Distance (m)", "m",
            "Shortest straight distance between the two core areas, edge to edge",
            link => link.EuclideanMetres, (link, metres) => link with { EuclideanMetres = metres }),
        Column<Link>.Number("cost_per_euclidean", "Cost / distance", "",
            "Cost per metre of straight line; empty for core areas that touch", link => link.CostPerEuclideanMetre),
        Column<Link>.Number("cost_per_path", "Cost / length", "", "Mean resistance along the path",
            link => link.CostPerPathMetre),
        Column<Link>.Number("max_resistance", "Max. resistance", "", "Highest resistance met",
            link => link.MaxResistance, (link, most) => link with { MaxResistance = most }),
        Column<Link>.Number("high_share", "Resistant share", "",
            "Share of the length above the limit of low resistance, 0 to 1",
            link => link.HighResistanceShare, (link, share) => link with { HighResistanceShare = share }),
        Column<Link>.Ids("crosses", "Crosses", "Other core areas it passes through",
            link => link.Crosses, (link, patches) => link with { Crosses = patches }),
    ]);

    /// <summary>The links by id.</summary>
    /// <param name="links">Any links.</param>
    /// <param name="grid">The grid their paths lie on.</param>
    /// <param name="units">The unit of their costs.</param>
    public static FeatureTable From(IReadOnlyList<Link> links, GridDefinition grid, CostUnits units) =>
        Of(units).Of(links.OrderBy(link => link.Id), link => LineWkb.Of(link.Path, grid));

    /// <summary>The links of such a table.</summary>
    /// <exception cref="FormatException">A row is not as <see cref="From"/> writes it.</exception>
    public static IReadOnlyList<Link> To(FeatureTable table, GridDefinition grid) =>
    [
        .. Of(CostUnits.Map).Read(table, Blank)
            .Zip(table.Rows, (link, row) => link with { Path = PathShape.FromWkb(row.Wkb.Span, grid) }),
    ];

    /// <summary>The unit of costs as tables name it.</summary>
    public static string UnitOf(CostUnits units) => units == CostUnits.Map ? "resistance x m" : "resistance x cells";
}
