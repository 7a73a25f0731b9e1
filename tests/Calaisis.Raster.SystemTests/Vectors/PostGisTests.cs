using System.Diagnostics;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Program;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>The same layers from a real PostGIS server.</summary>
[Trait("Category", "Servers")]
public sealed class PostGisTests : IClassFixture<PostGisCluster>
{
    const string Layers = "- { table: friction.csv, column: foret, source: cover }\n"
        + "- { constant: 50, source: road, combine: max }";

    static readonly GridDefinition Grid = Burning.Grid(100, 120);

    readonly PostGisCluster _server;

    public PostGisTests(PostGisCluster server)
    {
        _server = server;
        if (server.Missing is { } reason) Assert.Skip(reason);
        Load();
    }

    [Fact]
    public void A_table_is_burned_like_the_same_features_in_a_file()
    {
        var settings = Settings() with
        {
            ValueAttribute = "nature",
            WidthAttribute = "largeur",
            OrderAttribute = "importance",
        };
        using var file = TestLayer.Of([.. Roads().Select(r => new TestFeature(
            r.Wkt, ("nature", r.Nature), ("largeur", r.Width), ("importance", r.Rank)))]);

        var fromServer = settings.Prepare(Grid);
        var fromFile = (settings with { Path = file.Path, Layer = null }).Prepare(Grid);

        Assert.Equal(fromFile.Whole(Grid), fromServer.Whole(Grid));
        Assert.Equivalent(fromFile.Facts, fromServer.Facts, strict: true);
        Assert.Equal(["Autoroute", "Chemin", "Route"], fromServer.Legend!.Classes.Select(c => c.Code));
        Assert.InRange(fromServer.Whole(Grid).Count(v => v > 0), 500, 11000);
    }

    [Fact]
    public void A_filter_works_on_the_server_and_a_wrong_one_says_why()
    {
        var some = (Settings() with { Where = "nature = 'Chemin' AND largeur > 8" }).Prepare(Grid);
        var fault = Assert.Throws<RasterException>(() =>
            (Settings() with { Where = "natur = 'Chemin'" }).Prepare(Grid));

        Assert.Equal(Roads().Count(r => r.Nature == "Chemin" && r.Width > 8), some.Facts.Burned);
        Assert.Contains("the filter where: \"natur = 'Chemin'\" cannot be used: ", fault.Message,
            StringComparison.Ordinal);
        Assert.Contains("natur", fault.Message[fault.Message.IndexOf("used:", StringComparison.Ordinal)..],
            StringComparison.Ordinal);
        AssertHidden(fault);
    }

    [Fact]
    public void A_table_that_is_not_there_gets_the_list()
    {
        var fault = Assert.Throws<RasterException>(() => (Settings() with { Layer = "rooutes" }).Prepare(Grid));

        Assert.Contains("has no layer 'rooutes': did you mean 'routes'?", fault.Message, StringComparison.Ordinal);
        AssertHidden(fault);
    }

    [Fact]
    public void A_wrong_password_is_refused_and_not_shown()
    {
        var settings = Settings() with { Path = _server.Connection("wr0ng s3cret") };

        var fault = Assert.Throws<GdalException>(() => settings.Prepare(Grid));

        Assert.Contains("authentication failed", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_preflight_sees_the_table()
    {
        var facts = VectorFacts.Read(Settings(), Grid, TestContext.Current.CancellationToken);

        Assert.Equal(60, facts.Features);
        Assert.Equal("EPSG:2154", facts.Crs);
        Assert.DoesNotContain("h3l10", facts.Path, StringComparison.Ordinal);
        Assert.Contains("layer 'routes', 60 features", facts.Description.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_takes_too_long_is_given_up_and_is_no_empty_layer()
    {
        _server.Execute(
            "CREATE VIEW tvb.slow AS SELECT id, nature, geom, pg_sleep(0.2)::text AS waited FROM tvb.routes; "
            + "CREATE VIEW tvb.limits AS SELECT id, "
            + "current_setting('statement_timeout') AS nature, geom FROM tvb.routes");
        using var world = new SmallWorld();
        world.WritePipeline(
            $"road: {{ vector: \"{_server.Connection()}\", layer: slow, width: 20 }}\n"
                + "cover: { raster: cover.tif, kind: classes }", Layers);

        var clock = Stopwatch.StartNew();
        var options = new Dictionary<string, string> { ["PGOPTIONS"] = "-c statement_timeout=1000" };
        var said = await BuiltProgram.RunAsync(world.Path, options, "run", "small.yaml", "--quiet", "--no-maps");

        Assert.True(said.ExitCode is 3 or 4, said.Errors);
        Assert.Contains("statement timeout", said.Errors, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"took {clock.Elapsed.TotalSeconds:0} s");
        var limits = (Settings() with { Layer = "limits", ValueAttribute = "nature" }).Prepare(Grid);
        Assert.Equal(["5min"], limits.Legend!.Classes.Select(c => c.Code));
    }

    VectorSourceSettings Settings() => new("routes", _server.Connection()) { Layer = "routes" };

    void Load()
    {
        var rows = Roads().Select(r => FormattableString.Invariant(
            $"('{r.Nature}', {r.Width}, {r.Rank}, ST_GeomFromText('{r.Wkt}', 2154))"));
        _server.Execute(
            "SET client_min_messages = warning; CREATE EXTENSION IF NOT EXISTS postgis; "
            + "DROP SCHEMA IF EXISTS tvb CASCADE; CREATE SCHEMA tvb; "
            + "CREATE TABLE tvb.routes (id serial PRIMARY KEY, nature text, largeur double precision, importance int, "
            + "geom geometry(LineString, 2154)); "
            + $"INSERT INTO tvb.routes (nature, largeur, importance, geom) VALUES {string.Join(", ", rows)}; "
            // Rows that were changed lie elsewhere in the table: the server then returns them in another order.
            + "UPDATE tvb.routes SET nature = nature WHERE id % 3 = 0;");
    }

    static IEnumerable<(string Wkt, string Nature, double Width, int Rank)> Roads()
    {
        var random = new Random(31);
        for (var i = 0; i < 60; i++)
        {
            var (x, y) = (Burning.West + random.Next(1000), Burning.North - random.Next(900));
            var line = Plane.Line([(x, y), (x + random.Next(300), y - random.Next(300)), (x + 100, y + 100)]);
            yield return (line, (i % 3) switch { 0 => "Route", 1 => "Chemin", _ => "Autoroute" }, 5 + (i % 20), i % 4);
        }
    }

    static void AssertHidden(Exception fault) =>
        Assert.DoesNotContain(PostGisCluster.Password, fault.ToString(), StringComparison.Ordinal);
}
