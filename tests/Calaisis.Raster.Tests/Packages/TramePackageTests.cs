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
        Assert.Equal(["ID_CORR", "ID_SRCE", "NOM_CORR", .. shared, "SURF_M2", .. ours], NamesOf(package, "N_SRCE_CORRIDOR_S"));
        Assert.Equal(["ID_CORR", "ID_SRCE", "NOM_CORR", .. shared, .. ours], NamesOf(package, "N_SRCE_CORRIDOR_L"));
        Assert.Equal(
            ["ID_OBST", "ID_SRCE", "NOM_OBST", "TYPE_OBST", "LIB_OBST", "COUT_LOCAL", "NB_FRANCH", "ID_CORRS"],
            NamesOf(package, "N_SRCE_OBSTACLE_P"));
        int[] widths = [15, 15, 254, 2, 50, 254, 254, 254, 2, 1, 0];
        Assert.Equal(widths, Table(package, "N_SRCE_RESERVOIR_S").Columns.Select(column => column.Width));
        Assert.True(Table(package, "N_SRCE_RESERVOIR_S").Columns[0].IsKey);
    }

    [Fact]
    public void Rows_of_the_national_tables_carry_ids_objectives_and_what_was_declared()
    {
        var package = TramePackage.Of(ModelTrame.Of(standard: new TrameStandard { Main = "boisé", Regional = "forêts" }));
        Assert.Equal(
            ["FR32RS1", "FR32CER2020", "Forêt de Guînes", "01", "boisé", "forêts", null, null, "DG", null, 18_000.0],
            Table(package, "N_SRCE_RESERVOIR_S").Rows[0].Values);
        Assert.Equal(3, Table(package, "N_SRCE_RESERVOIR_S").Rows.Count);
        var lines = Table(package, "N_SRCE_CORRIDOR_L");
        Assert.Equal(
            ["FR32CL2", "FR32CER2020", null, "02", "boisé", "forêts", null, null, "DS", null, lines.Rows[1].Values[10], 888.0, "FR32RS1", "FR32RS3"],
            lines.Rows[1].Values);
        Assert.Equal(2, lines.Rows.Count);
        Assert.Equal(["FR32CS1", "FR32CS2"], Table(package, "N_SRCE_CORRIDOR_S").Rows.Select(row => row.Values[0]));
        Assert.Equal(
            ["FR32OP1", "FR32CER2020", "obstacle à la fonctionnalité des corridors", "01", "A16", 750.0, 1L, "FR32CL1"],
            Table(package, "N_SRCE_OBSTACLE_P").Rows[0].Values);
        Assert.Equal((null, "zone éclairée"), (Table(package, "N_SRCE_OBSTACLE_P").Rows[1].Values[3], Table(package, "N_SRCE_OBSTACLE_P").Rows[1].Values[4]));
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
    public void The_layers_hold_what_the_records_say()
    {
        var package = TramePackage.Of(ModelTrame.Of());
        Assert.Equal(
            ["habitats", "stepping_stones", "corridors", "corridor_area", "links", "conflicts"], package.Tables.Take(6).Select(table => table.Name));
        var habitats = Table(package, "habitats");
        Assert.Equal((3, 2L, 60.0, "Forêt de Guînes"), (habitats.Rows.Count, Value(habitats, 0, "links"), Value(habitats, 0, "dpc"), Value(habitats, 0, "name")));
        Assert.Null(Value(habitats, 0, "mean_radiance"));
        Assert.Equal("Guînes", Value(habitats, 0, "commune"));
        var links = Table(package, "links");
        Assert.Equal(("active", "preserve", 12.5), (Value(links, 0, "state"), Value(links, 0, "quality"), Value(links, 0, "dpc")));
        Assert.Equal(("crosses-patch", null, null, "1"), (Value(links, 2, "state"), Value(links, 2, "quality"), Value(links, 2, "cost_per_euclidean"), Value(links, 2, "crosses")));
        Assert.Equal([4L, 5L], Table(package, "stepping_stones").Rows.Select(row => row.Values[0]));
        Assert.Equal("1 2", Value(Table(package, "conflicts"), 1, "link_ids"));
        Assert.Equal(13.4, (double)Value(Table(package, "corridor_area"), 0, "area_ha")!, 9);
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
            Assert.All(table.Columns.Where(column => char.IsLower(column.Name[0])), column => Assert.NotEqual("", column.Title));
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
        var bare = content with { CorridorShapes = new Dictionary<int, ReadOnlyMemory<byte>>(), CorridorArea = default };
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
        var twins = CsvFolder.Of(package.WithDictionary, new Dictionary<string, string>()).ToDictionary(twin => twin.Name, twin => twin.Bytes);
        Assert.Equal([.. package.Tables.Select(table => $"{table.Name}.csv"), "columns.csv", "csv-metadata.json"], twins.Keys);
        var faults = new List<Fault>();
        var dictionary = CsvTable.Parse(System.Text.Encoding.UTF8.GetString(twins["columns.csv"]), "columns.csv", faults);
        Assert.Empty(faults);
        Assert.Equal(package.Tables.Sum(table => table.Columns.Count), dictionary.Rows.Count);
    }

    static FeatureTable Table(TramePackage package, string name) => package.Tables.Single(table => table.Name == name);

    static List<string> NamesOf(TramePackage package, string name) => [.. Table(package, name).Columns.Select(column => column.Name)];

    static object? Value(FeatureTable table, int row, string column) => table.Rows[row].Values[table.IndexOf(column)];
}
