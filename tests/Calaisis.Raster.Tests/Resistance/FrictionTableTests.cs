using Calaisis.Raster.Faults;
using Calaisis.Raster.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

public sealed class FrictionTableTests
{
    const string BioDispersal =
        "class_descr;class;code;grasslands;forest;wetlands\n"
        + "Class Liaison principale of group roads;roads_Liaison principale;19;10000;10000;10000\n"
        + "\"Bare rocks\n\";landuse_332;11;100;None;1000\n"
        + "\"Say \"\"hello\"\"; twice\";w1;22;;12,5;3e2\n";

    const string Ours =
        "\uFEFFcode,class,verte,grise,source\r\n"
        + "1.1.1,Bâti,X,barrier,default\r\n"
        + "\r\n"
        + "6.2.0,\"Pelouses, naturelles\",1.5,20,\"BioDispersal, 2018\"\r\n";

    [Fact]
    public void The_layout_of_BioDispersal_is_read_as_it_is()
    {
        var table = FrictionTable.Parse(BioDispersal, "friction.csv");
        Assert.Equal(["grasslands", "forest", "wetlands"], table.Columns);
        Assert.Equal(["roads_Liaison principale", "landuse_332", "w1"], table.Rows.Select(r => r.Class));
        Assert.Equal(["19", "11", "22"], table.Rows.Select(r => r.Code));
        Assert.Equal("Bare rocks", table.Rows[1].Description);
        Assert.Equal("Say \"hello\"; twice", table.Rows[2].Description);
        Assert.Equal([2, 3, 5], table.Rows.Select(r => r.Line));
        Assert.Equal([100f, float.NaN, 1000f], table.Rows[1].Resistances);
        Assert.Equal([float.NaN, 12.5f, 300f], table.Rows[2].Resistances);
    }

    [Fact]
    public void Our_own_layout_says_where_values_come_from()
    {
        var table = FrictionTable.Parse(Ours, "verte.csv");
        Assert.Equal(["verte", "grise"], table.Columns);
        Assert.Equal([float.PositiveInfinity, float.PositiveInfinity], table.Rows[0].Resistances);
        Assert.Equal([1.5f, 20f], table.Rows[1].Resistances);
        Assert.Equal(["default", "BioDispersal, 2018"], table.Rows.Select(r => r.Source));
        Assert.Equal("Pelouses, naturelles", table.Rows[1].Class);
    }

    [Fact]
    public void All_faults_of_a_file_come_together_with_line_and_column()
    {
        const string text = "code;class;verte;bleue\n1;Bois;-3;beaucoup\n2;Eau;0\n3;Pré;0;1,5,2\n4;Mer;Infinity;NaN\n";
        var faults = Assert.Throws<PipelineException>(() => FrictionTable.Parse(text, "f.csv")).Faults;
        Assert.Equal(
            [(2, 8), (2, 11), (3, 1), (4, 7), (4, 9), (5, 7), (5, 16)], faults.Select(f => (f.Line, f.Column)));
        Assert.Equal(
            "f.csv(2,8): the resistance of class 'Bois' in column 'verte' is -3, expected a number above 0",
            faults[0].ToString());
        Assert.StartsWith(
            "'beaucoup' for class 'Bois' in column 'bleue' is no resistance",
            faults[1].Message.ToString(),
            StringComparison.Ordinal);
        Assert.Equal("the row has 3 fields, the header 4", faults[2].Message.ToString());
        Assert.Contains("set 'zeros-become: 1'", faults[3].Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_become_what_the_pipeline_says()
    {
        var table = FrictionTable.Parse("code;class;a\n1;x;0\n2;y;0.0\n3;z;4\n", "f.csv", zerosBecome: 1);
        Assert.Equal([1f, 1f, 4f], table.Rows.Select(r => r.Resistances[0]));
        Assert.ThrowsAny<ArgumentException>(() => FrictionTable.Parse("code;a\n1;2\n", "f.csv", zerosBecome: 0));
    }

    [Theory]
    [InlineData("", "the table is empty")]
    [InlineData("class;verte\nx;1\n", "no column 'code'")]
    [InlineData("code;class;source\n1;x;default\n", "no column of resistances")]
    [InlineData("code;class;a;A\n1;x;2;3\n", "column 'A' comes twice")]
    [InlineData("code;class;;a\n1;x;2;3\n", "column 3 has no name")]
    [InlineData("code;class;a\n", "no row")]
    [InlineData("code;class;a\n1;\"x;2\n", "never closed")]
    [InlineData("code;class;a\n1;\"x\"y;2\n", "'y' follows a closing quote")]
    public void A_wrong_form_is_explained(string text, string words)
    {
        var fault = Assert.Throws<PipelineException>(() => FrictionTable.Parse(text, "f.csv"));
        Assert.Contains(words, fault.Message.ToString(), StringComparison.Ordinal);
        Assert.All(fault.Faults, f => Assert.Equal("f.csv", f.Place));
    }

    [Fact]
    public void A_file_that_is_not_UTF8_says_how_to_save_it()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. "code;class;a\n1;Pr"u8, 0xE9, .. ";3\n"u8]);
            var fault = Assert.Single(Assert.Throws<PipelineException>(() => FrictionTable.Read(path)).Faults);
            Assert.Equal((path, 2), (fault.Place, fault.Line));
            Assert.Contains("save it as 'CSV UTF-8'", fault.Message.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var fault = Assert.Throws<PipelineException>(() => FrictionTable.Read("/no/such/friction.csv"));
        Assert.StartsWith(
            "/no/such/friction.csv: cannot read this table", fault.Message.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The table of the BioDispersal sample project, where it is at hand.</summary>
    [Fact]
    public void The_sample_of_BioDispersal_reads_once_its_zeros_are_explained()
    {
        var path = SharedData("real/bousquet-orb/friction.csv");
        Assert.SkipWhen(path is null, "no ../shared/data/real/bousquet-orb beside the repository");
        var faults = Assert.Throws<PipelineException>(() => FrictionTable.Read(path!)).Faults;
        Assert.Equal(7, faults.Count);
        Assert.All(
            faults, f => Assert.Contains("set 'zeros-become: 1'", f.Message.ToString(), StringComparison.Ordinal));

        var table = FrictionTable.Read(path!, zerosBecome: 1);
        Assert.Equal((26, 3), (table.Rows.Count, table.Columns.Count));
        var sclerophyll = table.Rows.Single(r => r.Class == "landuse_323");
        Assert.Equal("Sclerophyllous vegetation", sclerophyll.Description);
        Assert.Equal([30f, 30f, 30f], sclerophyll.Resistances);
        var layer = new TableLayer("clc", table, "forest", ClassMatch.ByGroup("landuse"), UnlistedRule.Error);
        Assert.Equal(20, layer.Coverage.Classes.Count);
        Assert.Equal(1, layer.Coverage.Classes.Single(c => c.Value == 311).Resistance);
    }

    static string? SharedData(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", path);
            if (File.Exists(file)) return file;
        }

        return null;
    }

    [Fact]
    public void A_missing_column_lists_those_there_are()
    {
        var table = FrictionTable.Parse(Ours, "verte.csv");
        Assert.Equal(1, table.IndexOfColumn("Grise"));
        var fault = Assert.Throws<PipelineException>(() => table.IndexOfColumn("noire"));
        Assert.Contains(
            "no column 'noire', expected one of verte, grise", fault.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zero_in_a_column_that_is_not_used_is_no_fault()
    {
        const string Text = "code;class;wood;meadow\n1;a;2;0\n";
        var table = FrictionTable.Parse(Text, "f.csv", onlyColumn: "wood");
        Assert.Equal(2, table.Rows[0].Resistances[table.IndexOfColumn("wood")]);
        Assert.Throws<PipelineException>(() => FrictionTable.Parse(Text, "f.csv", onlyColumn: "meadow"));
    }

    [Fact]
    public void A_zero_of_another_group_is_none_of_a_layers_business()
    {
        const string Text = "class_descr;class;code;st\na;landuse_111;1;0\nb;railroads;2;70\n";
        Assert.Equal(70, FrictionTable.Parse(Text, "f.csv", onlyGroup: "railroads").Rows[1].Resistances[0]);
        var fault = Assert.Single(
            Assert.Throws<PipelineException>(() => FrictionTable.Parse(Text, "f.csv", onlyGroup: "landuse")).Faults);
        Assert.Equal(2, fault.Line);
        Assert.Contains("zeros-become", fault.Message.ToString(), StringComparison.Ordinal);
    }
}
