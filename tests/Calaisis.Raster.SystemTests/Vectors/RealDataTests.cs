using System.Globalization;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>Published data sets, where the machine has them beside the repository.</summary>
public sealed class RealDataTests
{
    // A part of the Grand Orb with many roads and brooks.
    static readonly GridDefinition Orb = new("EPSG:2154", 705000, 6285000, 20, 20, new Shape(300, 350));

    [Theory]
    [InlineData("bousquet-orb/Source/Routes/TRONCON_ROUTE_BOUSQUET_ORB.shp", 60)]
    [InlineData("bousquet-orb/Source/Hydro/TRONCON_HYDRO_BOUSQUET_ORB.shp", 150)]
    public void Lines_burn_the_cells_within_half_their_width(string file, double width)
    {
        var path = Find(file);
        var settings = new VectorSourceSettings("trait", path) { WidthMetres = width };

        var burned = settings.Burn(Orb);

        var lines = Lines(path);
        var wrong = 0;
        for (var cell = 0; cell < burned.Length; cell += 3)
        {
            var centre = (705000 + ((cell % 350) * 20) + 10.0, 6285000 - ((cell / 350) * 20) - 10.0);
            var distance = lines.Min(line => DistanceTo(centre, line, width));
            if (distance > (width / 2) - 1 && distance < (width / 2) + 1e-6) continue;
            if (distance < width / 2 == float.IsNaN(burned[cell])) wrong++;
        }

        Assert.Equal(0, wrong);
        Assert.InRange(burned.Count(v => v == 1), 1000, 60000);
    }

    [Fact]
    public void Land_cover_codes_fill_the_whole_area_without_gaps_at_shared_borders()
    {
        var path = Find("clermontais/Source/CLC/CLC12_D034_RGF_clipped.gpkg");
        var grid = new GridDefinition("EPSG:2154", 711000, 6294000, 25, 25, new Shape(1000, 1600));
        var settings = new VectorSourceSettings("clc", path) { ValueAttribute = "CODE_12" };

        var source = settings.Prepare(grid);
        var burned = source.ByTiles(grid, 200, 300, 2);

        Assert.Equal(source.Whole(grid), burned);
        Assert.DoesNotContain(float.NaN, burned);
        // The share of each class, cell by cell, is its share of the ground.
        var ground = Areas(path, "CODE_12", grid.Bounds);
        foreach (var named in source.Legend!.Classes)
            Assert.Equal(ground.GetValueOrDefault(named.Code) / 625, burned.Count(v => v == named.Value),
                0.002 * burned.Length);
    }

    [Fact]
    public void Communes_given_in_degrees_fall_where_their_projected_copy_does()
    {
        var path = Find("calaisis/communes.gpkg");
        var grid = new GridDefinition("EPSG:2154", 602500, 7107000, 50, 50, new Shape(870, 940));
        using var degrees = new TestLayer();
        degrees.Add("features", "EPSG:4326", [.. InDegrees(path)]);
        var settings = new VectorSourceSettings("communes", path) { ValueAttribute = "nom" };

        var projected = settings.Burn(grid);
        var reprojected = (settings with { Path = degrees.Path }).Burn(grid);

        var differing = projected.Zip(reprojected).Count(p => !p.First.Equals(p.Second));
        Assert.InRange(differing, 0, 20); // centres within a hair of a border
        Assert.True(projected.Distinct().Count() > 140);
    }

    static string Find(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Calaisis.Raster.sln"))) root = root.Parent;
        var path = Path.Combine(root?.Parent?.FullName ?? "/", "shared", "data", "real", file);
        Assert.SkipUnless(File.Exists(path),
            $"the published data are not beside the repository: ../shared/data/real/{file}");
        return path;
    }

    static List<(double X, double Y)[]> Lines(string path) =>
    [
        .. PlaceReader.ReadLines(new VectorSourceSettings("trait", path), Orb.Part(Orb.Shape.Whole.Grow(20)),
            TestContext.Current.CancellationToken)
            .Select(line => line.Xs.Zip(line.Ys).ToArray()),
    ];

    static double DistanceTo((double X, double Y) p, (double X, double Y)[] line, double far)
    {
        var nearest = double.PositiveInfinity;
        for (var i = 1; i < line.Length; i++)
        {
            var (a, b) = (line[i - 1], line[i]);
            if (Math.Min(a.X, b.X) - far > p.X || Math.Max(a.X, b.X) + far < p.X) continue;
            if (Math.Min(a.Y, b.Y) - far > p.Y || Math.Max(a.Y, b.Y) + far < p.Y) continue;
            nearest = Math.Min(nearest, Plane.DistanceToSegment(p, a, b));
        }

        return nearest;
    }

    /// <summary>Square metres of each code inside a rectangle.</summary>
    static Dictionary<string, double> Areas(string path, string attribute, MapBounds bounds)
    {
        var areas = new Dictionary<string, double>();
        using var frame = Geometry.CreateFromWkt(string.Create(
            CultureInfo.InvariantCulture, $"POLYGON (({bounds.MinX} {bounds.MinY}, {bounds.MaxX} {bounds.MinY}, "
                + $"{bounds.MaxX} {bounds.MaxY}, {bounds.MinX} {bounds.MaxY}, {bounds.MinX} {bounds.MinY}))"))!;
        ForEach(path, feature =>
        {
            using var part = feature.GetGeometryRef()!.Intersection(frame)!;
            var code = feature.GetFieldAsString(attribute)!;
            areas[code] = areas.GetValueOrDefault(code) + part.GetArea();
        });
        return areas;
    }

    static List<TestFeature> InDegrees(string path)
    {
        var features = new List<TestFeature>();
        using var lambert = Geo.Rasters.CoordinateSystem.Parse("EPSG:2154", $"the test");
        using var degrees = Geo.Rasters.CoordinateSystem.Parse("EPSG:4326", $"the test");
        using var transformation = new OSGeo.OSR.CoordinateTransformation(lambert, degrees);
        ForEach(path, feature =>
        {
            using var geometry = feature.GetGeometryRef()!.Clone()!;
            geometry.Transform(transformation);
            geometry.ExportToWkt(out var wkt);
            features.Add(new TestFeature(wkt, ("nom", feature.GetFieldAsString("nom"))));
        });
        return features;
    }

    static void ForEach(string path, Action<Feature> look)
    {
        Geo.Native.GdalRuntime.EnsureStarted();
        using var dataset = Ogr.Open(path, 0)!;
        using var layer = dataset.GetLayerByIndex(0)!;
        while (layer.GetNextFeature() is { } feature)
        {
            look(feature);
            feature.Dispose();
        }
    }
}
