using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.Tests.Sources;

public sealed class SourcePresetsTests
{
    [Fact]
    public void Names_are_unique_and_found_in_any_case()
    {
        var names = SourcePresets.All.Select(p => p.Name).ToList();
        Assert.Equal(names, names.Distinct(StringComparer.OrdinalIgnoreCase));
        Assert.All(SourcePresets.All, p => Assert.Same(p, SourcePresets.Find(p.Name.ToUpperInvariant())));
        Assert.Null(SourcePresets.Find("viirs"));
    }

    [Fact]
    public void Classes_have_a_legend_and_quantities_a_unit_and_a_range() => Assert.All(SourcePresets.All, p =>
    {
        Assert.NotEmpty(p.Summary);
        Assert.Equal(p.Kind is CellKind.Classes, p.Legend is not null);
        Assert.Equal(p.Kind is CellKind.Values, p.Unit.Length > 0 && p.Plausible is not null);
        if (p.Legend is { } legend) Assert.All(p.NoData, n => Assert.Null(legend.WithValue((int)n)));
    });

    /// <summary>Raw numbers as the products hold them, and what they mean in the unit.</summary>
    [Theory]
    [InlineData("soilgrids-bdod", 132, 1.32, "kg/dm3")]
    [InlineData("soilgrids-cec", 215, 21.5, "cmol(c)/kg")]
    [InlineData("soilgrids-cfvo", 87, 8.7, "%")]
    [InlineData("soilgrids-clay", 327, 32.7, "%")]
    [InlineData("soilgrids-nitrogen", 184, 1.84, "g/kg")]
    [InlineData("soilgrids-ocd", 312, 31.2, "kg/m3")]
    [InlineData("soilgrids-ocs", 54, 5.4, "kg/m2")]
    [InlineData("soilgrids-phh2o", 65, 6.5, "pH")]
    [InlineData("soilgrids-sand", 615, 61.5, "%")]
    [InlineData("soilgrids-silt", 211, 21.1, "%")]
    [InlineData("soilgrids-soc", 253, 25.3, "g/kg")]
    [InlineData("viirs-vnl", 115.3, 115.3, "nW/cm2/sr")]
    [InlineData("black-marble-vnp46a4", 1234, 123.4, "nW/cm2/sr")]
    [InlineData("luojia", 4.5, 4.5, "nW/cm2/sr")]
    [InlineData("luojia-raw", 10_000, 5.2, "nW/cm2/sr")]
    [InlineData("hrl-imperviousness", 80, 80, "%")]
    public void Raw_numbers_become_values_in_the_unit(string name, double raw, double value, string unit)
    {
        var source = SourcePresets.Find(name)!.ToRaster("light", "light.tif");
        Assert.Equal(
            value, ((source.Scale ?? 1) * Math.Pow(raw, source.Power ?? 1)) + (source.Offset ?? 0), value * 1e-12);
        Assert.Equal(unit, source.Unit);
        Assert.InRange(value, source.Plausible!.Value.Min, source.Plausible.Value.Max);
        Assert.Equal(("light", "light.tif", 1), (source.Name, source.Path, source.Band));
    }

    [Fact]
    public void A_land_cover_brings_its_legend_and_its_missing_value()
    {
        var source = SourcePresets.Find("oso")!.ToRaster("cover", "oso.tif");
        Assert.Null(source.Subdataset);
        Assert.Equal((CellKind.Classes, 23), (source.Kind, source.Legend!.Classes.Count));
        Assert.Equal([0.0], source.NoData);
    }
}
