using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Corridors;

/// <summary>Corridors as a table with their polygons, and back, without loss.</summary>
public static class CorridorTable
{
    /// <summary>The layer's name.</summary>
    public const string Name = "corridors";

    static readonly Corridor Blank = new()
    {
        Link = 0,
        Quality = CorridorQuality.Preserve,
        AreaSquareMetres = 0,
        LengthMetres = 0,
        Cost = 0,
        MeanWidthMetres = double.NaN,
        MinWidthMetres = double.NaN,
        LowResistanceShare = 0,
    };

    /// <summary>What <c>quality</c> says.</summary>
    public static CodeWords<CorridorQuality> Qualities { get; } =
        new(("preserve", CorridorQuality.Preserve), ("restore", CorridorQuality.Restore));

    /// <summary>
    /// OBJ_ASSI of the national data standard (COVADIS SRCE 1.0): 01 à préserver, 02 à remettre en bon état.
    /// </summary>
    public static CodeWords<CorridorQuality> Codes { get; } =
        new(("01", CorridorQuality.Preserve), ("02", CorridorQuality.Restore));

    /// <summary>What is written of a corridor.</summary>
    /// <param name="units">The unit of costs.</param>
    public static Table<Corridor> Of(CostUnits units)
    {
        var links = LinkTable.Of(units);
        return new Table<Corridor>(Name, FeatureShape.MultiPolygon,
        [
            Column<Corridor>.Key("link", "Link", "Number of the link (layer links)",
                corridor => corridor.Link, (corridor, link) => corridor with { Link = link }),
            Column<Corridor>.Word("quality", "Objective", "preserve: to be preserved; restore: to be restored",
                Qualities, corridor => corridor.Quality, (corridor, quality) => corridor with { Quality = quality }),
            HabitatTable.Of([])["area_ha"].As<Corridor>(corridor => corridor.AreaSquareMetres / Hectare.SquareMetres),
            Column<Corridor>.Number("area_m2", "", "m2", "", corridor => corridor.AreaSquareMetres,
                (corridor, area) => corridor with { AreaSquareMetres = area }).Internal,
            links["length_m"].As<Corridor>(
                corridor => corridor.LengthMetres, (corridor, metres) => corridor with { LengthMetres = metres }),
            Column<Corridor>.Number("mean_width_m", "Mean width (m)", "m",
                "Area over the length outside the core areas",
                corridor => corridor.MeanWidthMetres,
                (corridor, metres) => corridor with { MeanWidthMetres = metres }).Optional,
            Column<Corridor>.Number("min_width_m", "Least width (m)", "m",
                "Width where it is narrowest, across the path",
                corridor => corridor.MinWidthMetres,
                (corridor, metres) => corridor with { MinWidthMetres = metres }).Optional,
            links["cost"].As<Corridor>(corridor => corridor.Cost, (corridor, cost) => corridor with { Cost = cost }),
            Column<Corridor>.Number("low_share", "Favourable share", "",
                "Share of the length on low resistance, 0 to 1; decides the objective",
                corridor => corridor.LowResistanceShare,
                (corridor, share) => corridor with { LowResistanceShare = share }),
        ]);
    }

    /// <summary>The corridors by their link's id.</summary>
    /// <param name="corridors">Any corridors.</param>
    /// <param name="polygons">
    /// For each corridor, in the same order, its multi-polygon as WKB; empty where it has no cell.
    /// </param>
    /// <param name="units">The unit of their costs.</param>
    public static FeatureTable From(
        IReadOnlyList<Corridor> corridors, IReadOnlyList<ReadOnlyMemory<byte>> polygons, CostUnits units)
    {
        ArgumentNullException.ThrowIfNull(corridors);
        ArgumentNullException.ThrowIfNull(polygons);
        if (polygons.Count != corridors.Count)
            throw new ArgumentException("is one for each corridor", nameof(polygons));
        var shapes = corridors.Zip(polygons).ToDictionary(pair => pair.First.Link, pair => pair.Second);
        return Of(units).Of(corridors.OrderBy(corridor => corridor.Link), corridor => shapes[corridor.Link]);
    }

    /// <summary>The corridors of such a table.</summary>
    /// <exception cref="FormatException">A row is not as <see cref="From"/> writes it.</exception>
    public static IReadOnlyList<Corridor> To(FeatureTable table) => Of(CostUnits.Map).Read(table, Blank);
}
