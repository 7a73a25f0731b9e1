using System.Globalization;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>
/// Surfaces that are no plain polygons, in each way they are opened; cells are counted by hand or from their centres.
/// </summary>
public sealed class SurfaceTests
{
    static readonly GridDefinition Grid = Burning.Grid(30, 40);

    /// <summary>Squares of 100 m, 10 x 10 cells, the second moved by 50 m: 100 + 100 - 25 cells.</summary>
    static readonly string Overlapping = $"MULTIPOLYGON ({Square(0, 0, 100)}, {Square(50, 50, 100)})";

    /// <summary>20 x 20 cells with a part of 10 x 10 inside: the part inside adds nothing.</summary>
    static readonly string Inside = $"MULTIPOLYGON ({Square(0, 0, 200)}, {Square(50, 50, 100)})";

    /// <summary>10 x 10 cells and a spike of no width to the east.</summary>
    static readonly string Spiked =
        $"POLYGON ({Ring((0, 0), (100, 0), (100, 55), (300, 55), (100, 55), (100, 100), (0, 100), (0, 0))})";

    /// <summary>A figure of eight: both halves count, 25 cells each less those the diagonals cut.</summary>
    static readonly string Eight = $"POLYGON ({Ring((0, 0), (100, 100), (100, 0), (0, 100), (0, 0))})";

    [Fact]
    public void Parts_that_overlap_or_lie_in_each_other_add_up()
    {
        Assert.Equal(175, Count(Overlapping));
        Assert.Equal(400, Count(Inside));
        Assert.Equal(175, Count($"GEOMETRYCOLLECTION ({Overlapping})"));
        Assert.Equal(175, Count($"GEOMETRYCOLLECTION (POLYGON {Square(0, 0, 100)}, POLYGON {Square(50, 50, 100)})"));
    }

    [Fact]
    public void Holes_stay_holes_and_belong_to_their_own_part()
    {
        var holed = $"({Ring((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))}, "
            + $"{Ring((20, 20), (80, 20), (80, 80), (20, 80), (20, 20))})";
        Assert.Equal(100 - 36, Count($"POLYGON {holed}"));
        // The other part fills a quarter of the hole: (50, 50) to (80, 80) is 9 cells, and 100 - 25 lie beyond the
        // first square.
        Assert.Equal(100 - 36 + 9 + 75, Count($"MULTIPOLYGON ({holed}, {Square(50, 50, 100)})"));
    }

    [Fact]
    public void Spikes_and_slivers_are_not_drawn_as_lines()
    {
        Assert.Equal(100, Count(Spiked));
        Assert.Equal(0, Count($"POLYGON ({Ring((0, 0), (100, 0), (50, 0), (0, 0))})"));
        var all = Cells(Eight);
        for (var i = 0; i < all.Length; i++)
        {
            var (row, col) = (i / Grid.Shape.Cols, i % Grid.Shape.Cols);
            var (x, y) = ((col + 0.5) * 10, (row + 0.5) * 10);
            if (Math.Abs(x - y) < 1 || Math.Abs(x + y - 100) < 1) continue;
            var inside = x is > 0 and < 100 && (Math.Abs(x - 50) > Math.Abs(y - 50));
            Assert.Equal(inside, !float.IsNaN(all[i]));
        }
    }

    [Theory]
    [InlineData("CURVEPOLYGON ({0})")]
    [InlineData("GEOMETRYCOLLECTION (CURVEPOLYGON ({0}))")]
    [InlineData("GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (CURVEPOLYGON ({0})))")]
    [InlineData("MULTISURFACE (CURVEPOLYGON ({0}))")]
    public void Curves_are_drawn_wherever_they_stand(string form)
    {
        // A circle of 100 m around the corner of four cells, as two half circles.
        var circle = string.Create(CultureInfo.InvariantCulture, $"CIRCULARSTRING ({At(50, 150)}, {At(150, 50)}, "
            + $"{At(250, 150)}, {At(150, 250)}, {At(50, 150)})");
        var cells = Cells(string.Format(CultureInfo.InvariantCulture, form, circle));
        var expected = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            var (x, y) = (((i % Grid.Shape.Cols) + 0.5) * 10, ((i / Grid.Shape.Cols) + 0.5) * 10);
            var inside = double.Hypot(x - 150, y - 150) < 100;
            if (inside) expected++;
        }

        Assert.Equal(316, expected);
        Assert.Equal(expected, cells.Count(value => !float.IsNaN(value)));
    }

    [Theory]
    [InlineData("TIN Z ({0}, {1})")]
    [InlineData("GEOMETRYCOLLECTION Z (TIN Z ({0}, {1}))")]
    [InlineData("POLYHEDRALSURFACE Z ({0}, {1}, {2}, {3})")]
    [InlineData("GEOMETRYCOLLECTION Z (POLYHEDRALSURFACE Z ({0}, {1}, {2}, {3}))")]
    public void Surfaces_of_faces_cover_what_their_faces_do_from_above(string form)
    {
        // Two triangles of a square of 100 m, one of them high above; a wall between them, and the roof over the first
        // once more.
        string[] faces =
        [
            $"(({At(0, 0)} 0, {At(100, 0)} 0, {At(0, 100)} 5, {At(0, 0)} 0))",
            $"(({At(100, 0)} 9, {At(100, 100)} 9, {At(0, 100)} 9, {At(100, 0)} 9))",
            $"(({At(0, 0)} 0, {At(100, 0)} 0, {At(100, 0)} 9, {At(0, 0)} 9, {At(0, 0)} 0))",
            $"(({At(0, 0)} 8, {At(100, 0)} 8, {At(0, 100)} 8, {At(0, 0)} 8))",
        ];
        Assert.Equal(100, Count(string.Format(CultureInfo.InvariantCulture, form, faces)));
    }

    [Fact]
    public void A_repaired_surface_can_be_enlarged()
    {
        using var file = TestLayer.OfWkt(Overlapping);
        var cells = (file.Settings() with { BufferMetres = 10 }).Burn(Grid);
        for (var i = 0; i < cells.Length; i++)
        {
            var (x, y) = (((i % Grid.Shape.Cols) + 0.5) * 10, ((i / Grid.Shape.Cols) + 0.5) * 10);
            var away = Math.Min(Away(x, y, 0, 100), Away(x, y, 50, 150));
            Assert.Equal(away < 10, !float.IsNaN(cells[i]));
        }

        static double Away(double x, double y, double from, double to) => double.Hypot(
            Math.Max(0, Math.Max(from - x, x - to)), Math.Max(0, Math.Max(from - y, y - to)));
    }

    [Fact]
    public void Zones_take_overlapping_parts_as_one()
    {
        using var file = TestLayer.Of(
            new TestFeature(Overlapping, ("NOM", "a")),
            new TestFeature(
                $"GEOMETRYCOLLECTION (POLYGON {Square(200, 200, 100)}, POLYGON {Square(250, 150, 100)}, "
                    + $"LINESTRING ({At(0, 380)}, {At(390, 380)}))",
                ("NOM", "b")));
        var settings = new VectorSourceSettings("zone", file.Path) { NumberedBy = "NOM" };
        var zones = ZoneFile.Open(settings, Grid, new BurnLimits(), TestContext.Current.CancellationToken);
        var cells = new float[Grid.Shape.CellCount];
        zones.Layer.Cells.Read(Grid.Shape.Whole, cells);
        Assert.Equal((175, 175), (cells.Count(value => value == 1), cells.Count(value => value == 2)));
        Assert.Equal([1.75, 1.75], zones.Outlines.Rows.Select(row => Math.Round((double)row.Values[2]!, 9)));
    }

    [Fact]
    public async Task Edits_and_their_areas_take_overlapping_parts_as_one()
    {
        using var file = TestLayer.OfWkt(Overlapping);
        using var everything = TestLayer.OfWkt($"POLYGON {Square(0, 0, 400)}");
        var place = new EditPlace("p.yaml", 1, 1, "trait");
        foreach (var operation in new[] { CellOperation.Set, CellOperation.Multiply, CellOperation.Erase })
        {
            var edit = new CellEdit(place)
            {
                Area = new EditArea { Features = new VectorSourceSettings("edit", file.Path) },
                Operation = operation,
                Operand = 7,
            };
            var settings = new VectorSourceSettings("trait", everything.Path) { Edits = [edit] };
            using var opened = await OpenSources.OpenAsync(
                [settings], Grid, _ => 0, new OpeningLimits(1, 1 << 20), new Silence(),
                TestContext.Current.CancellationToken);
            opened.RequireAll();
            var cells = opened.Tiles.Single().Whole(Grid);
            Assert.Equal(175, cells.Count(value => operation == CellOperation.Erase ? float.IsNaN(value) : value == 7));
        }
    }

    static int Count(string wkt) => Cells(wkt).Count(value => !float.IsNaN(value));

    static float[] Cells(string wkt)
    {
        using var file = TestLayer.OfWkt(wkt);
        var fromFile = file.Settings().Burn(Grid);
        // Drawn in a pipeline file, it is the same.
        var drawn = new VectorSourceSettings("trait", "") { Drawn = [wkt], DeclaredCrs = Grid.Crs };
        Assert.Equal(fromFile, drawn.Burn(Grid));
        return fromFile;
    }

    /// <summary>A square from metres east and south of the grid's corner, as the text of a polygon's rings.</summary>
    static string Square(double east, double south, double side)
    {
        var (right, bottom) = (east + side, south + side);
        return $"({Ring((east, south), (right, south), (right, bottom), (east, bottom), (east, south))})";
    }

    static string Ring(params (double East, double South)[] points) =>
        $"({string.Join(", ", points.Select(point => At(point.East, point.South)))})";

    static string At(double east, double south) =>
        string.Create(CultureInfo.InvariantCulture, $"{Burning.West + east} {Burning.North - south}");
}
