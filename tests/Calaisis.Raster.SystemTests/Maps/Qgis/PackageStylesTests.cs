using System.Xml.Linq;
using Calaisis.Raster.Links;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Tests.Packages;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Qgis;

public sealed class PackageStylesTests
{
    [Theory]
    [InlineData("verte", Language.French)]
    [InlineData("ma-trame", Language.English)]
    public void Every_layer_has_one_style_that_names_its_columns(string trame, Language language)
    {
        var package = TramePackage.Of(ModelTrame.Of(trame, language));
        var styles = PackageStyles.Of(package, TrameStyle.Of(trame, language), language);
        Assert.Equal(package.Tables.Select(table => table.Name), styles.Select(style => style.Table));
        foreach (var (style, table) in styles.Zip(package.Tables))
        {
            Assert.InRange(style.Name.Length, 1, 30);
            var qml = XDocument.Parse(style.Qml).Root!;
            Assert.Equal(
                table.Columns.Select(column => column.Name),
                qml.Element("aliases")!.Elements().Select(alias => alias.Attribute("field")!.Value));
            Assert.All(qml.Descendants("symbol"), symbol => Assert.NotEmpty(symbol.Elements("layer")));
        }
    }

    [Fact]
    public void Links_fall_into_five_classes_of_equal_number_the_cheapest_widest()
    {
        var model = ModelTrame.Of();
        var links = Enumerable.Range(1, 100).Select(i =>
            model.Links[0] with { Id = i, Cost = i * i, State = i > 90 ? LinkState.CrossesPatch : LinkState.Active });
        var table = TramePackage.Of(model with { Links = [.. links], Corridors = [], Conflicts = [] }).Tables
            .Single(found => found.Name == LayerNames.Links);
        var graded = Assert.IsType<GraduatedRenderer>(
            PackageStyles.RendererOf(table, TrameStyle.Of("verte", Language.French), Language.French));
        Assert.Equal([324, 1296, 2916, 5184, 8100], graded.Ranges.Select(range => range.Upper));
        Assert.Equal("Coût 324 – 1\u202F296", graded.Ranges[1].Label);
        var widths = graded.Ranges.Select(range => double.Parse(
            range.Symbol.Layers[0].Options.Single(option => option.Name == "line_width").Value,
            System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(widths.OrderDescending(), widths);
    }

    [Fact]
    public void A_table_of_no_package_is_refused() => Assert.Throws<ArgumentException>(() => PackageStyles.RendererOf(
        new FeatureTable("other", FeatureShape.Point, [], []),
        TrameStyle.Of("verte", Language.French),
        Language.French));
}
