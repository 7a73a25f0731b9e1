using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Atlases;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Networks;

public sealed class NetworkTablesTests
{
    static readonly TrameStyle Trame = TrameStyle.Of("verte", Language.French);

    [Fact]
    public void The_layers_of_a_package_become_what_a_map_shows()
    {
        var network = Tables().ToNetwork(Trame);
        Assert.Equal([new(0, 0), new(10, 0), new(10, 10), new(0, 0)], network.Cores[0].Parts[0]);
        Assert.Equal(2, network.Cores[0].Parts.Count);
        Assert.True(MapShape.Of(new(20, 0, 24, 4)).Contains(Assert.Single(network.SteppingStones)));
        Assert.Equal([CorridorQuality.Preserve, CorridorQuality.Restore], network.Axes.Select(axis => axis.Quality));
        Assert.Equal([1L, 3L], network.Axes.Select(axis => axis.Link));
        Assert.Equal(CorridorQuality.Restore, Assert.Single(network.Bands).Quality);
        Assert.Equal(
            [
                new ConflictPoint(new(5, 6), ConflictSeverity.Hard) { Obstacle = "Autoroutes", Links = 3, Cost = 70 },
                new ConflictPoint(new(7, 8), ConflictSeverity.Medium) { Obstacle = "rail", Links = 1, Cost = 9 },
            ],
            network.Conflicts);
        Assert.Equal(
            new NetworkFigures
            {
                CoreHectares = 55.5,
                SteppingStoneHectares = 1.5,
                PreserveKilometres = 1.2,
                RestoreKilometres = 0.8,
            },
            network.Figures);
    }

    [Fact]
    public void Names_come_from_tables_that_have_them_those_of_the_largest_core_areas_first()
    {
        var network = (Tables() with
        {
            Habitats = Table("habitats", FeatureShape.MultiPolygon, ["id", "name", "area_ha"],
                Row(Square(0, 4), 1L, "Ardres", 5.0), Row(Square(20, 8), 2L, "Guînes", 50.0),
                Row(Square(40, 8), 3L, null, 70.0)),
            Links = Table(
                "links",
                FeatureShape.MultiLine,
                ["id", "name", "quality", "length_m"],
                Row(Line(0, 0, 5, 5), 1L, "Ardres – Guînes", "restore", 10.0),
                Row(Line(0, 0, 5, 5), 2L, null, "restore", 10.0)),
            Corridors = Table(
                "corridors", FeatureShape.MultiPolygon, ["link", "area_ha", "quality"], Row([], 1L, 0.0, "restore"),
                Row(Square(0, 1), 2L, 0.01, "restore")),
        }).ToNetwork(Trame);
        Assert.Equal(["Guînes", "Ardres"], network.CoreNames.Select(core => core.Place.Name));
        Assert.True(MapShape.Of(new(20, 0, 28, 8)).Contains(network.CoreNames[0].Place.At));
        Assert.Equal(["Ardres – Guînes", ""], network.Axes.Select(axis => axis.Name));
        Assert.Equal([true, false], network.Axes.Select(axis => axis.HasNoCell));
        Assert.Empty(Tables().ToNetwork(Trame).CoreNames);
    }

    [Fact]
    public void Several_obstacles_at_one_place_are_one_conflict_with_both_names_and_what_is_opened_is_no_place_to_act()
    {
        var network = (Tables() with
        {
            Conflicts = Table(
                "conflicts",
                FeatureShape.Point,
                ["obstacle", "link_ids", "max_resistance", "cost", "crossings", "opened", "place"],
                Row(WkbWriter.Point(1, 1), "rail", "1", 50.0, 5.0, 1L, 0L, 1L),
                Row(WkbWriter.Point(2, 1), "motorway", "1 2", 5000.0, 70.0, 2L, 0L, 1L),
                Row(WkbWriter.Point(9, 9), "motorway", "3", 1.0, 2.0, 1L, 1L, 3L),
                Row(WkbWriter.Point(5, 5), "motorway", "2 3", 5000.0, 60.0, 2L, 2L, 4L),
                Row(WkbWriter.Point(6, 5), "rail", "3", 50.0, 8.0, 2L, 1L, 4L)),
        }).ToNetwork(Trame);

        Assert.Equal(
            [
                new ConflictPoint(new(1, 1), ConflictSeverity.Hard)
                {
                    Obstacle = "rail + Autoroutes",
                    Links = 2,
                    Cost = 75,
                },
                new ConflictPoint(new(9, 9), ConflictSeverity.Medium)
                {
                    Obstacle = "Autoroutes",
                    Links = 1,
                    Cost = 2,
                    IsOpened = true,
                },
                new ConflictPoint(new(6, 5), ConflictSeverity.Medium) { Obstacle = "rail", Links = 1, Cost = 8 },
            ],
            network.Conflicts);
        Assert.Equal([new(1, 1), new MapPoint(6, 5)], ZoneActions.Everywhere([network], Language.French)
            .Where(action => !action.Text.StartsWith("Corridor", StringComparison.Ordinal))
            .Select(action => action.At));
    }

    [Fact]
    public void Tables_that_a_trame_does_not_have_leave_nothing()
    {
        var network = (Tables() with { SteppingStones = null, Corridors = null, Conflicts = null }).ToNetwork(Trame);
        Assert.Empty(network.SteppingStones);
        Assert.Empty(network.Bands);
        Assert.Empty(network.Conflicts);
    }

    [Fact]
    public void A_missing_column_and_an_unknown_quality_are_told()
    {
        var noLength = Tables() with
        {
            Links = Table("links", FeatureShape.MultiLine, ["id", "quality"], Row(Line(0, 0, 1, 1), 1L, "preserve")),
        };
        Assert.Contains(
            "length_m",
            Assert.Throws<KeyNotFoundException>(() => noLength.ToNetwork(Trame)).Message,
            StringComparison.Ordinal);
        var odd = Tables() with
        {
            Corridors = Table(
                "corridors", FeatureShape.MultiPolygon, ["area_ha", "quality"], Row(Square(0, 1), 1.0, "good")),
        };
        Assert.Contains(
            "good", Assert.Throws<FormatException>(() => odd.ToNetwork(Trame)).Message, StringComparison.Ordinal);
    }

    static NetworkTables Tables() => new()
    {
        Habitats = Table("habitats", FeatureShape.MultiPolygon, ["id", "area_ha"],
            Row(WkbWriter.MultiPolygon([[[0, 0, 10, 0, 10, 10, 0, 0], [5, 1, 6, 1, 6, 2, 5, 1]]]), 1L, 55.5)),
        SteppingStones = Table(
            "stepping_stones", FeatureShape.MultiPolygon, ["id", "area_ha"], Row(Square(20, 4), 2L, 1.5)),
        Links = Table("links", FeatureShape.MultiLine, ["id", "quality", "length_m"],
            Row(Line(0, 0, 5, 5), 1L, "preserve", 1200.0), Row(Line(0, 0, 5, 5), 2L, null, 9000.0),
            Row(Line(1, 1, 2, 2), 3L, "restore", 800.0)),
        Corridors = Table(
            "corridors", FeatureShape.MultiPolygon, ["area_ha", "quality"], Row(Square(0, 3), 2.25, "restore"),
            Row([], 1.0, "preserve")),
        Conflicts = Table("conflicts", FeatureShape.Point, ["obstacle", "link_ids", "max_resistance", "cost"],
            Row(WkbWriter.Point(5, 6), "motorway", "1, 2, 3", 5000.0, 70.0),
            Row(WkbWriter.Point(7, 8), "rail", "2", 999.0, 9.0)),
        ObstacleLabels = new Dictionary<string, string> { ["motorway"] = "Autoroutes" },
    };

    static FeatureTable Table(string name, FeatureShape shape, string[] columns, params FeatureRow[] rows) =>
        new(name, shape, [.. columns.Select(column => new Column(column, ColumnType.Text))], rows);

    static FeatureRow Row(byte[] wkb, params object?[] values) => new(values, wkb);

    static byte[] Line(double x, double y, double x2, double y2) => WkbWriter.MultiLine([[x, y, x2, y2]]);

    static byte[] Square(double at, double side) =>
        WkbWriter.MultiPolygon([[[at, 0, at + side, 0, at + side, side, at, side, at, 0]]]);
}
