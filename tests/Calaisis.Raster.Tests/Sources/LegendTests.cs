using Calaisis.Raster.Faults;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.Tests.Sources;

public sealed class LegendTests
{
    [Theory]
    [InlineData("clc", 44, 44)]
    [InlineData("clc-index", 44, 44)]
    [InlineData("oso", 23, 23)]
    [InlineData("worldcover", 11, 11)]
    [InlineData("ocs-ge-cs", 14, 0)]
    [InlineData("ocs-ge-us", 20, 0)]
    [InlineData("ocs2d-cs", 33, 33)]
    [InlineData("ocs2d-us", 53, 0)]
    public void Each_product_has_all_its_classes_and_colours(string name, int classes, int colours)
    {
        var legend = Legends.Find(name)!;
        Assert.Equal(classes, legend.Classes.Count);
        Assert.Equal(classes, legend.Classes.Select(c => c.Value).Distinct().Count());
        Assert.Equal(classes, legend.Classes.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(colours, legend.Classes.Count(c => c.Colour is not null));
        Assert.All(legend.Classes, c => Assert.Matches("^([0-9A-F]{6})?$", c.Colour ?? ""));
        Assert.All(legend.Classes, c => Assert.Matches(@"^\p{Lu}", c.Label));
        Assert.Contains(name, Legends.Names);
    }

    [Fact]
    public void Numbers_in_the_cells_are_the_digits_of_the_code()
    {
        string[] names = ["clc", "ocs-ge-cs", "ocs-ge-us", "ocs2d-cs", "ocs2d-us"];
        foreach (var entry in names.SelectMany(n => Legends.Find(n)!.Classes))
        {
            Assert.Equal(string.Concat(entry.Code.Where(char.IsAsciiDigit)), $"{entry.Value}");
        }
    }

    [Theory]
    [InlineData("ocs2d-cs", "CS1.1.1", 111, "Surfaces bâties")]
    [InlineData("ocs2d-cs", "1.1.1", 111, "Surfaces bâties")]
    [InlineData("ocs2d-cs", "111", 111, "Surfaces bâties")]
    [InlineData("ocs2d-cs", " cs5.2.0 ", 520, "Vignes")]
    [InlineData("ocs2d-us", "US6.2.1", 621, "Friches économiques")]
    [InlineData("ocs-ge-cs", "CS1.1.1.1", 1111, "Zones bâties")]
    [InlineData("ocs-ge-us", "US235", 235, "Usages secondaire, tertiaire et résidentiel mêlés")]
    [InlineData("clc", "3.1.1", 311, "Forêts de feuillus")]
    [InlineData("clc-index", "523", 44, "Mers et océans")]
    [InlineData("oso", "16", 16, "Feuillus")]
    [InlineData("worldcover", "90", 90, "Zones humides herbacées")]
    public void A_class_is_found_however_its_code_is_written(string name, string code, int value, string label)
    {
        var found = Legends.Find(name)!.WithCode(code);
        Assert.Equal((value, label), (found!.Value, found.Label));
        Assert.Same(found, Legends.Find(name)!.WithValue(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CS")]
    [InlineData("1..1.1")]
    [InlineData("11")]
    [InlineData(".111")]
    [InlineData("bâti")]
    public void What_is_no_code_finds_nothing(string code) => Assert.Null(Legends.Find("ocs2d-cs")!.WithCode(code));

    [Fact]
    public void Codes_that_differ_in_their_dots_only_are_found_as_written()
    {
        var legend = new Legend("x", [new(1, "1.11", "a", null), new(2, "1.1.1", "b", null)]);
        Assert.Equal(1, legend.WithCode("1.11")!.Value);
        Assert.Equal(2, legend.WithCode("1.1.1")!.Value);
        Assert.Null(legend.WithCode("111"));
    }

    [Fact]
    public void A_legend_of_the_user_is_read_with_its_colours()
    {
        var legend = LegendFile.Parse("value;code;label;colour\n7;;Haie;#12ab9F\n8;B;Mare;\n", "l.csv", "mine");
        Assert.Equal(
            [new LegendClass(7, "7", "Haie", "12AB9F"), new LegendClass(8, "B", "Mare", null)], legend.Classes);
    }

    [Fact]
    public void All_faults_of_a_legend_come_together()
    {
        const string text = "value,code,label,colour\nx,A,Haie,\n7,A,Mare,red\n7,B,Pré,00FF00\n";
        var faults = Assert.Throws<PipelineException>(() => LegendFile.Parse(text, "l.csv", "mine")).Faults;
        Assert.Equal(
            [
                "l.csv(2,1): 'x' is no class number, expected a whole number", "l.csv(3,3): code 'A' comes twice",
                "l.csv(3,10): 'red' is no colour, expected RRGGBB in hexadecimal", "l.csv(4,1): class 7 comes twice",
            ],
            faults.Select(f => f.ToString()));
        Assert.Contains("expected value, code, label and colour", Assert.Throws<PipelineException>(() =>
            LegendFile.Parse("code;label\n1;x\n", "l.csv", "mine")).Message, StringComparison.Ordinal);
    }
}
