using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Corridors;

/// <summary>Conflicts as a table of points and back, without loss.</summary>
public static class ConflictTable
{
    /// <summary>The layer's name.</summary>
    public const string Name = "conflicts";

    static readonly Conflict Blank = new()
    {
        Id = 0,
        Place = 0,
        X = 0,
        Y = 0,
        Obstacle = "",
        Code = null,
        Links = [],
        Crossings = 0,
        MaxResistance = 0,
        Cost = 0,
    };

    /// <summary>What is written of a conflict; columns of zones follow the others, named as their layers.</summary>
    /// <param name="zoneLayers">Names of the zone layers, in the order of the conflicts' zones.</param>
    /// <param name="units">The unit of costs.</param>
    public static Table<Conflict> Of(IEnumerable<string> zoneLayers, CostUnits units)
    {
        var links = LinkTable.Of(units);
        return new Table<Conflict>(Name, FeatureShape.Point,
        [
            Column<Conflict>.Id(conflict => conflict.Id, (conflict, id) => conflict with { Id = id }),
            Column<Conflict>.Text("obstacle", "Obstacle", "Name of the obstacle in the pipeline file",
                conflict => conflict.Obstacle, (conflict, name) => conflict with { Obstacle = name }),
            Column<Conflict>.Text("label", "Label", "What the obstacle is called on maps; empty: its name in the file",
                conflict => conflict.Label, (conflict, label) => conflict with { Label = label }).Optional,
            Column<Conflict>.Text("code", "Code", "National code (TYPE_OBST); empty: none",
                conflict => conflict.Code, (conflict, code) => conflict with { Code = code }).Optional,
            Column<Conflict>.Ids("link_ids", "Links", "Numbers of the links (layer links) that cross here",
                conflict => conflict.Links, (conflict, ids) => conflict with { Links = ids }),
            Column<Conflict>.Whole("crossings", "Crossings", "Number of crossings that were grouped",
                conflict => conflict.Crossings, (conflict, count) => conflict with { Crossings = (int)count }),
            links["max_resistance"].As<Conflict>(
                conflict => conflict.MaxResistance, (conflict, most) => conflict with { MaxResistance = most }),
            links["cost"].As<Conflict>(conflict => conflict.Cost, (conflict, cost) => conflict with { Cost = cost }),
            Column<Conflict>.Number("opening_m", "Existing crossing (m)", "m",
                "Distance to the nearest existing crossing; empty: none within 250 m",
                conflict => conflict.OpeningMetres,
                (conflict, metres) => conflict with { OpeningMetres = metres }).Optional,
            Column<Conflict>.Whole("opened", "Opened", "Crossings on which the obstacle is opened",
                conflict => conflict.Opened, (conflict, count) => conflict with { Opened = (int)count }),
            Column<Conflict>.Text("opened_by", "", "Names of the sources that open it there",
                conflict => conflict.OpenedBy.Count == 0 ? null : string.Join(' ', conflict.OpenedBy),
                (conflict, sources) => conflict with { OpenedBy = sources.Split(' ') }).Optional.Internal,
            Column<Conflict>.Whole("place", "Place",
                "Lowest id of the conflicts at this place: several obstacles that the same links cross at one spot "
                + "are one place",
                conflict => conflict.Place, (conflict, place) => conflict with { Place = (int)place }),
        ]).WithZones(
            zoneLayers, conflict => conflict.Zones,
            (conflict, zone) => conflict with { Zones = [.. conflict.Zones, zone] });
    }

    /// <summary>The table of conflicts, in order of their ids.</summary>
    public static FeatureTable From(
        IReadOnlyList<Conflict> conflicts, IEnumerable<string> zoneLayers, CostUnits units) =>
        Of(zoneLayers, units).Of(conflicts, PointOf);

    /// <summary>The conflicts of such a table.</summary>
    /// <exception cref="KeyNotFoundException">A column is missing.</exception>
    public static IReadOnlyList<Conflict> To(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. Of(table.NamesAfter("place"), CostUnits.Map).Read(table, Blank).Zip(table.Rows, At)];
    }

    /// <summary>Where a conflict lies, as well-known binary.</summary>
    public static ReadOnlyMemory<byte> PointOf(Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return WkbWriter.Point(conflict.X, conflict.Y);
    }

    static Conflict At(Conflict conflict, FeatureRow row)
    {
        var point = WkbReader.Read(row.Wkb.Span).Parts[0][0];
        return conflict with { X = point[0], Y = point[1] };
    }
}
