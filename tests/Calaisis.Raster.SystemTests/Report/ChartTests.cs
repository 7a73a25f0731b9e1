using System.Globalization;
using System.Xml.Linq;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Report.Charts;
using Calaisis.Raster.Maps.Report.Markup;
using Xunit;

namespace Calaisis.Raster.SystemTests.Report;

/// <summary>Charts as drawings whose every length can be checked.</summary>
public sealed class ChartTests
{
    static readonly Words English = new(Language.English);

    [Theory]
    [InlineData(0.37, 0.4)]
    [InlineData(1, 1)]
    [InlineData(7, 8)]
    [InlineData(1234, 1250)]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    public void An_axis_ends_at_a_round_number_that_holds_all(double greatest, double end)
    {
        var axis = new Axis(greatest, 100, 500);
        Assert.Equal(end, axis.End, 12);
        Assert.Equal(0, axis.Ticks[0]);
        Assert.InRange(axis.Ticks.Count, 2, 7);
        Assert.Equal((100, 500), (axis.At(0), axis.At(axis.End)));
    }

    [Fact]
    public void Bars_are_as_long_as_their_values_and_say_them()
    {
        var svg = Drawn(new BarChart("Area", "ha", [new BarGroup(
            "Green", [Bar("today", 400), Bar("<b>hedges</b>", 100) with { Note = "−75%" }, Bar("none", double.NaN)])])
            .Draw(English, "c"));
        var widths = Elements(svg, "rect").Select(bar => Number(bar, "width")).ToList();
        Assert.Equal(4, widths[0] / widths[1], 2);
        Assert.Equal(0, widths[2]);
        Assert.Equal(
            ["400", "100 (−75%)", "–"],
            Elements(svg, "text").Where(text => text.Attribute("class") is null).Select(text => text.Value));
        Assert.Contains("<b>hedges</b>", Elements(svg, "text").Select(text => text.Value));
        Assert.Contains(
            "today: 400, Green, <b>hedges</b>: 100 (−75%)",
            Elements(svg, "desc").Single().Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_are_counted_in_bins_of_equal_width_and_all_of_them()
    {
        double[] costs = [0, 10, 20, 30, 990, 1000];
        var svg = Drawn(new CostChart("Costs", "m", new Rgb(1, 2, 3), [("today", costs)]).Draw(English, "c"));
        var counts = Elements(svg, "text")
            .Where(text => text.Attribute("class")?.Value == "middle small" && Number(text, "y") < 120)
            .Select(text => int.Parse(text.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal([4, 2], counts);
        var bars = Elements(svg, "rect").Where(bar => bar.Attribute("class") is null).ToList();
        Assert.Equal(2, Number(bars[0], "height") / Number(bars[1], "height"), 2);
        Assert.Contains("6 links, median 25", Elements(svg, "desc").Single().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 8.2)]
    [InlineData(1, 11)]
    public void Quantiles_lie_between_neighbours_in_proportion(double share, double expected) =>
        Assert.Equal(expected, CostChart.Quantile([11, 2, 3, 1, 4], share), 12);

    [Theory]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.123456, "0.123")]
    [InlineData(12.345, "12.3")]
    [InlineData(98765.4, "98,765")]
    [InlineData(-1.5, "−1.5")]
    public void Numbers_have_three_significant_digits_and_all_whole_ones(double value, string shown) =>
        Assert.Equal(shown, English.Number(value));

    [Theory]
    [InlineData(100, 100, "=")]
    [InlineData(100, 112.5, "+12.5%")]
    [InlineData(100, 99, "−1%")]
    [InlineData(100, 100.001, "≈ 0%")]
    [InlineData(0, 5, "–")]
    public void Changes_have_a_sign(double from, double to, string shown) =>
        Assert.Equal(shown, English.Change(from, to));

    static Bar Bar(string name, double value) => new(name, value, new Rgb(10, 20, 30));

    static XElement Drawn(Html svg) => XElement.Parse(svg.ToString());

    static IEnumerable<XElement> Elements(XElement svg, string name) => svg.Descendants(name);

    static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
