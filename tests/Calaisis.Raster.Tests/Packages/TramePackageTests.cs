using Calaisis.Raster.Faults;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.Tests.Packages;

public sealed class TramePackageTests
{
    [Fact]
    public void The_national_tables_have_the_official_columns_in_their_order_then_ours()
    {
        var package = TramePackage.Of(ModelTrame.Of());
        string[] shared = ["OBJ_ASSI", "MILMAJ_NAT", "MILMAJ_REG", "MILASO_NAT", "MILASO_REG", "DELIMIT", "INTERREG"];
        string[] ours = ["LONG_M", "COUT", "ID_RESV_A", "ID_RESV_B"];
        Assert.Equal(["ID_RESV", "ID_SRCE", "NOM_RESV", .. shared, "SURF_M2"], NamesOf(package, "N_SRCE_RESERVOIR_S"));
        Assert.Equal(
            ["ID_CORR", "ID_SRCE", "NOM_CORR", .. shared, "SURF_M2", .. ours], NamesOf(package, "N_SRCE_CORRIDOR_S"));
        Assert.Equal(["ID_CORR", "ID_SRCE", "NOM_CORR", .. shared, .. ours], NamesOf(package, "N_SRCE_CORRIDOR_L"));
        Assert.Equal(
            ["ID_OBST", "ID_SRCE", "NOM_OBST", "TYPE_OBST", "LIB_OBST", "COUT_LOCAL", "NB_FRANCH", "ID_CORRS"],
            NamesOf(package, "N_SRCE_OBSTACLE_P"));
        int[] widths = [15, 15, 254, 2, 50, 254, 254, 254, 2, 1, 0];
        Assert.Equal(widths, Table(package, "N_SRCE_RESERVOIR_S").Columns.Select(column => column.Width));
        Assert.True(Table(package, "N_SRCE_RESERVOIR_S").Columns[0].IsKey);
    }

    [Fact]
    public void Watercourses_have_tables_of_their_own_where_they_are_declared()
    {
        var line = WkbWriter.MultiLine([[602500, 7106900, 602800, 7106500]]);
        var surface = WkbWriter.MultiPolygon([[[602500, 7106500, 602600, 7106500, 602600, 7106600, 602500, 7106500]]]);
        var content = ModelTrame.Of("bleue", place: 1) with
        {
            Watercourses =
            [
                new Watercourse(1, IsSurface: false, 500, line)
                {
                    Type = "canal",
                    Objective = "02",
                    IsListOne = true,
                    IsReservoir = true,
                    Comment = "l'Aa",
                },
                new Watercourse(2, IsSurface: true, 5_000, surface),
                new Watercourse(3, IsSurface: false, 500, line) { IsListTwo = true, IsCorridor = true },
            ],
        };
        var package = TramePackage.Of(content);
        string[] official = ["ID_CEAU", "ID_SRCE", "TYPE_CEAU", "OBJ_ASSI", "CLASSE1", "CLASSE2", "DELIMIT",
            "EST_CORRID", "EST_RESERV", "COMMENTAIR"];
        var (lines, surfaces) = (Table(package, "N_SRCE_COURS_EAU_L"), Table(package, "N_SRCE_COURS_EAU_S"));
        Assert.Equal([.. official, "LONG_M"], lines.Columns.Select(column => column.Name));
        Assert.Equal([.. official, "SURF_M2"], surfaces.Columns.Select(column => column.Name));
        Assert.Equal([15, 15, 254, 2, 1, 1, 2, 1, 1, 254, 0], lines.Columns.Select(column => column.Width));
        Assert.Equal((FeatureShape.MultiLine, FeatureShape.MultiPolygon), (lines.Shape, surfaces.Shape));
        Assert.Equal(
            ["FR32HL100001", "FR32CER2020", "canal", "02", "T", null, "DG", null, "T", "l'Aa", 500.0],
            lines.Rows[0].Values);
        Assert.Equal(
            ["FR32HL100003", "FR32CER2020", null, null, null, "T", "DG", "T", null, null, 500.0], lines.Rows[1].Values);
        Assert.Equal(
            ["FR32HS100002", "FR32CER2020", null, null, null, null, "DG", null, null, null, 5_000.0],
            surfaces.Rows.Single().Values);
        Assert.DoesNotContain(TramePackage.Of(ModelTrame.Of("bleue")).Tables, table =>
            table.Name.Contains("COURS_EAU", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_the_national_tables_carry_ids_objectives_and_what_was_declared()
    {
        var package = TramePackage.Of(
            ModelTrame.Of(standard: new TrameStandard { Main = "boisé", Regional = "forêts" }));
        Assert.Equal(
            ["FR32RS1", "FR32CER2020", "Forêt de Guînes", "01", "boisé", "forêts", null, null, "DG", null, 18_000.0],
            Table(package, "N_SRCE_RESERVOIR_S").Rows[0].Values);
        Assert.Equal(3, Table(package, "N_SRCE_RESERVOIR_S").Rows.Count);
        var lines = Table(package, "N_SRCE_CORRIDOR_L");
        Assert.Equal(
            [
                "FR32CL2", "FR32CER2020", "Forêt de Guînes – Licques", "02", "boisé", "forêts", null, null, "DS", null,
                lines.Rows[1].Values[10], 888.0, "FR32RS1", "FR32RS3",
            ],
            lines.Rows[1].Values);
        Assert.Equal(2, lines.Rows.Count);
        Assert.Equal(["FR32CS1", "FR32CS2"], Table(package, "N_SRCE_CORRIDOR_S").Rows.Select(row => row.Values[0]));
        Assert.Equal(
            ["FR32OP1", "FR32CER2020", "obstacle à la fonctionnalité des corridors", "01", "A16", 750.0, 1L, "FR32CL1"],
            Table(package, "N_SRCE_OBSTACLE_P").Rows[0].Values);
        Assert.Equal((null, "zone éclairée"), (
            Table(package, "N_SRCE_OBSTACLE_P").Rows[1].Values[3],
            Table(package, "N_SRCE_OBSTACLE_P").Rows[1].Values[4]));
    }

    [Theory]
    [InlineData("bleue", 1, "N_SRCE_RESERVOIR_S", "FR32RS100001", "humide", null)]
    [InlineData("noire", 2, "N_TRAME_NOIRE_RESERVOIR_S", "FR32RS200001", null, "obscurité")]
    [InlineData("verte-prairies", 0, "N_TRAME_VERTE_PRAIRIES_RESERVOIR_S", "FR32RS1", null, null)]
    public void Trames_share_no_id_and_only_some_have_national_tables(
        string trame, int place, string table, string firstId, string? main, string? regional)
    {
        var row = Table(TramePackage.Of(ModelTrame.Of(trame, place: place)), table).Rows[0].Values;
        Assert.Equal((firstId, main, regional), (row[0], row[4], row[5]));
    }

    [Fact]
    public void A_pipeline_may_choose_numbers_and_tables()
    {
        var chosen = new TrameStandard { FirstNumber = 500, IsNational = true };
        var package = TramePackage.Of(ModelTrame.Of("grise", standard: chosen, place: 4));
        Assert.Equal("FR32RS501", Table(package, "N_SRCE_RESERVOIR_S").Rows[1].Values[0]);
    }

    [Fact]
    public void Links_corridors_and_conflicts_are_named_by_the_core_areas_they_join()
    {
        var package = TramePackage.Of(ModelTrame.Of());
        string?[] ends = [null, "Forêt de Guînes – Licques", null];
        Assert.Equal(ends, Names("links"));
        Assert.Equal(ends[..2], Names("corridors"));
        // The second conflict lies on both links: of the one that carries more the name is not known.
        Assert.Equal([null, "Forêt de Guînes – Licques"], Names("conflicts"));
        Assert.Equal(["Forêt de Guînes", null, "Licques"], Names("habitats"));
        Assert.Equal(5, package.WithDictionary[^1].Rows.Count(row => row.Values[1] is "name"));
        Assert.All(
            TramePackage.Of(ModelTrame.Of() with { HasNames = false }).Tables,
            table => Assert.DoesNotContain(
                "name", table.Columns.Where(column => column.Title != "name").Select(column => column.Name)));

        IEnumerable<string?> Names(string layer) =>
            Table(package, layer).Rows.Select((_, i) => (string?)Value(Table(package, layer), i, "name"));
    }

    [Fact]
    public void The_layers_hold_what_the_records_say()
    {
        var package = TramePackage.Of(ModelTrame.Of());
        Assert.Equal(
            ["habitats", "stepping_stones", "corridors", "corridor_area", "links", "conflicts"],
            package.Tables.Take(6).Select(table => table.Name));
        var habitats = Table(package, "habitats");
        Assert.Equal((3, 2L, 60.0, "Forêt de Guînes"), (
            habitats.Rows.Count, Value(habitats, 0, "links"), Value(habitats, 0, "dpc"), Value(habitats, 0, "name")));
        Assert.Null(Value(habitats, 0, "mean_radiance"));
        Assert.Equal("Guînes", Value(habitats, 0, "commune"));
        var links = Table(package, "links");
        Assert.Equal(("active", "preserve", 12.5), (
            Value(links, 0, "state"), Value(links, 0, "quality"), Value(links, 0, "dpc")));
        Assert.Equal(("crosses-patch", null, null, "1"), (
            Value(links, 2, "state"), Value(links, 2, "quality"), Value(links, 2, "cost_per_euclidean"),
            Value(links, 2, "crosses")));
        Assert.Equal([4L, 5L], Table(package, "stepping_stones").Rows.Select(row => row.Values[0]));
        Assert.Equal("1 2", Value(Table(package, "conflicts"), 1, "link_ids"));
        Assert.Equal(13.4, (double)Value(Table(package, "corridor_area"), 0, "area_ha")!, 9);
    }

    // Cells of 10 m: a straight cut through one is 10 m long, one on the diagonal 14.1 m, through two at least 20 m.
    [Theory]
    [InlineData(10, 1L)]
    [InlineData(14.142135623730951, 1L)]
    [InlineData(20, 0L)]
    [InlineData(double.NaN, null)]
    public void A_corridor_says_whether_it_is_one_cell_wide(double narrowestMetres, long? expected)
    {
        var content = ModelTrame.Of();
        var corridors = Table(
            TramePackage.Of(
                content with { Corridors = [content.Corridors[0] with { MinWidthMetres = narrowestMetres }] }),
            "corridors");
        Assert.Equal(expected, Value(corridors, 0, "one_cell"));
    }

    [Fact]
    public void A_conflict_says_how_far_the_nearest_crossing_is()
    {
        var conflicts = Table(TramePackage.Of(ModelTrame.Of()), "conflicts");
        Assert.Equal((25.0, null), (Value(conflicts, 0, "opening_m"), Value(conflicts, 1, "opening_m")));
    }

    [Fact]
    public void Links_and_corridors_have_their_zones_and_all_layers_what_of_them_lies_in_the_territory()
    {
        var content = ModelTrame.Of() with
        {
            LinkZones = new Dictionary<int, IReadOnlyList<string?>> { [1] = ["Guînes", null], [2] = [null, "b"] },
            CorridorZones = new Dictionary<int, IReadOnlyList<string?>> { [2] = ["Calais", "c"] },
            Territory = new TerritoryShares(
                new Dictionary<int, double> { [1] = 1.25 },
                new Dictionary<int, double> { [2] = 310 },
                new Dictionary<int, double> { [1] = 0.5 },
                new HashSet<int> { 2 }),
        };
        var package = TramePackage.Of(content);
        Assert.Equal(
            ["Guînes", null, null],
            Table(package, "links").Rows.Select((_, i) => Value(Table(package, "links"), i, "commune")));
        Assert.Equal(
            [null, "Calais"],
            Table(package, "corridors").Rows.Select((_, i) => Value(Table(package, "corridors"), i, "commune")));
        Assert.Equal([1.25, 0.0, 0.0], Table(package, "habitats").Rows
            .Select((_, i) => (double)Value(Table(package, "habitats"), i, "territory_ha")!));
        Assert.Equal(
            [0.0, 310.0, 0.0],
            Table(package, "links").Rows.Select((_, i) => (double)Value(Table(package, "links"), i, "territory_m")!));
        Assert.Equal([0.5, 0.0], Table(package, "corridors").Rows
            .Select((_, i) => (double)Value(Table(package, "corridors"), i, "territory_ha")!));
        Assert.Equal([0L, 1L], Table(package, "conflicts").Rows
            .Select((_, i) => (long)Value(Table(package, "conflicts"), i, "in_territory")!));
        Assert.All(TramePackage.Of(ModelTrame.Of()).Tables.SelectMany(table => table.Columns), column =>
            Assert.DoesNotContain("territory", column.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        Language.French,
        " ; p = 0,5 à exp(1,209 + 1 ln(700 m)) = 2345 résistance x m (R2 = 0,75 ; n = 2 ; longueurs des chemins)")]
    [InlineData(
        Language.English,
        "; p = 0.5 at exp(1.209 + 1 ln(700 m)) = 2345 resistance x m (R2 = 0.75, n = 2, path lengths)")]
    public void Columns_that_rest_on_dispersal_say_how_its_distance_became_a_cost(Language language, string told)
    {
        var content = ModelTrame.Of(language: language);
        var (with, without) = (TramePackage.Of(content), TramePackage.Of(content with { Indicators = null }));
        foreach (var (table, columns) in new[]
        {
            ("habitats", new[] { "dpc", "dpc_intra", "dpc_flux", "dpc_connector", "betweenness", "flux_m2" }),
            ("links", ["dpc", "betweenness"]),
        })
        {
            foreach (var (column, plain) in Table(with, table).Columns.Zip(Table(without, table).Columns))
                Assert.Equal(plain.Meaning + (columns.Contains(column.Name) ? told : ""), column.Meaning);
        }
    }

    [Fact]
    public void A_zone_layer_may_be_called_like_a_column()
    {
        var names = NamesOf(TramePackage.Of(ModelTrame.Of()), "habitats");
        Assert.Contains("zone_name", names);
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void Every_column_says_what_it_holds(Language language)
    {
        foreach (var table in TramePackage.Of(ModelTrame.Of(language: language)).Tables)
        {
            Assert.All(table.Columns, column => Assert.NotEqual("", column.Meaning));
            Assert.All(table.Columns.Where(column => char.IsLower(column.Name[0])), column => Assert.NotEqual(
                "", column.Title));
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Values.Count));
            Assert.All(table.Rows, row => Assert.False(row.Wkb.IsEmpty));
        }
    }

    [Fact]
    public void A_name_too_long_for_the_standard_is_cut_and_a_code_too_long_is_refused()
    {
        var content = ModelTrame.Of();
        var named = content with { Patches = [content.Patches[0] with { Name = new string('é', 300) }] };
        Assert.Equal(254, ((string)Table(TramePackage.Of(named), "N_SRCE_RESERVOIR_S").Rows[0].Values[2]!).Length);
        var coded = content with { Conflicts = [content.Conflicts[0] with { Code = "A16" }] };
        var refused = Assert.Throws<RasterException>(() => TramePackage.Of(coded));
        Assert.Contains("found the code 'A16', expected two digits", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corridor_without_a_cell_is_a_line_only()
    {
        var content = ModelTrame.Of();
        var bare = content with
        {
            CorridorShapes = new Dictionary<int, ReadOnlyMemory<byte>>(),
            CorridorArea = default,
        };
        var package = TramePackage.Of(bare);
        Assert.Empty(Table(package, "N_SRCE_CORRIDOR_S").Rows);
        Assert.Equal(2, Table(package, "N_SRCE_CORRIDOR_L").Rows.Count);
        Assert.Equal(2, Table(package, "corridors").Rows.Count);
        Assert.Empty(Table(package, "corridor_area").Rows);
    }

    [Fact]
    public void Every_table_has_a_twin_and_the_dictionary_names_every_column()
    {
        var package = TramePackage.Of(ModelTrame.Of());
        var twins = CsvFolder.Of(package.WithDictionary, new Dictionary<string, string>())
            .ToDictionary(twin => twin.Name, twin => twin.Bytes);
        Assert.Equal(
            [.. package.Tables.Select(table => $"{table.Name}.csv"), "columns.csv", "csv-metadata.json"], twins.Keys);
        var faults = new List<Fault>();
        var dictionary = CsvTable.Parse(
            System.Text.Encoding.UTF8.GetString(twins["columns.csv"]), "columns.csv", faults);
        Assert.Empty(faults);
        Assert.Equal(package.Tables.Sum(table => table.Columns.Count), dictionary.Rows.Count);
    }

    static FeatureTable Table(TramePackage package, string name) => package.Tables.Single(table => table.Name == name);

    static List<string> NamesOf(TramePackage package, string name) =>
        [.. Table(package, name).Columns.Select(column => column.Name)];

    static object? Value(FeatureTable table, int row, string column) => table.Rows[row].Values[table.IndexOf(column)];
}
