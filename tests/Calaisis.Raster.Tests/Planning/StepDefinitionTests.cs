using Calaisis.Raster.Planning;
using Xunit;

namespace Calaisis.Raster.Tests.Planning;

/// <summary>Keys: everything that fixes a result is in them, and nothing else.</summary>
public sealed class StepDefinitionTests
{
    static readonly StepDefinition Plain = new(
        new StepKind("resistance", 1),
        new Dictionary<string, string> { ["gdal"] = "3.6.2", ["proj"] = "9.1.1" },
        new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" },
        new Dictionary<string, string> { ["source x"] = "sha256:00", ["source y"] = "sha256:01" },
        ["resistance.tif", ".counts.json"]);

    [Fact]
    public void The_order_in_which_things_were_given_does_not_matter() => Assert.Equal(Plain.ToKey(), (Plain with
    {
        Parameters = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
        Inputs = new Dictionary<string, string> { ["source y"] = "sha256:01", ["source x"] = "sha256:00" },
        Outputs = [".counts.json", "resistance.tif"],
    }).ToKey());

    [Fact]
    public void Every_difference_makes_another_key()
    {
        StepDefinition[] others =
        [
            Plain,
            Plain with { Kind = new StepKind("resistances", 1) },
            Plain with { Kind = new StepKind("resistance", 2) },
            Plain with { Software = new Dictionary<string, string> { ["gdal"] = "3.6.3", ["proj"] = "9.1.1" } },
            Plain with { Parameters = new Dictionary<string, string> { ["a"] = "2", ["b"] = "1" } },
            Plain with { Parameters = new Dictionary<string, string> { ["a"] = "1b", ["b"] = "2" } },
            Plain with { Parameters = new Dictionary<string, string> { ["a"] = "1" } },
            Plain with
            {
                Inputs = new Dictionary<string, string> { ["source x"] = "sha256:01", ["source y"] = "sha256:00" },
            },
            Plain with { Outputs = ["resistance.tif"] },
        ];
        Assert.Equal(others.Length, others.Select(other => other.ToKey()).Distinct().Count());
    }

    [Fact]
    public void Parts_do_not_run_into_each_other()
    {
        var one = Plain with { Parameters = new Dictionary<string, string> { ["ab"] = "c" } };
        var two = Plain with { Parameters = new Dictionary<string, string> { ["a"] = "bc" } };
        Assert.NotEqual(one.ToKey(), two.ToKey());
    }

    [Fact]
    public void An_input_of_unknown_content_stands_by_its_place_and_without_its_password()
    {
        var text = StepDefinition.UnknownText("PG:dbname=tvb password=one");
        Assert.True(StepDefinition.IsUnknown(text));
        Assert.Equal(text, StepDefinition.UnknownText("PG:dbname=tvb password=two"));
        Assert.NotEqual(text, StepDefinition.UnknownText("PG:dbname=other password=one"));
    }
}
