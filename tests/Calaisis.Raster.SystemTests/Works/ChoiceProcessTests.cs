using System.Globalization;
using Calaisis.Raster.SystemTests.CostDistance;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Works;

/// <summary>Choosing works for a budget, from the files of a case.</summary>
public sealed class ChoiceProcessTests : IDisposable
{
    const string Json = """
        {
          "options": { "csv_file": "options.csv" },
          "cases": { "toad": {
            "vertices": { "csv_file": "ponds.csv", "csv_columns": { "source_quality": "ha", "target_quality": "ha" } },
            "arcs": { "csv_file": "arcs.csv" },
            "arcs_improvements": { "csv_file": "better.csv" }
          } }
        }
        """;

    readonly Folder _folder = new();

    public ChoiceProcessTests()
    {
        Write("case.json", Json);
        Write("ponds.csv", "id,ha\n1,10\n2,10\n3,20\n");
        Write("arcs.csv", "id,from,to,probability\n12,1,2,0\n21,2,1,0\n23,2,3,0.1\n32,3,2,0.1\n");
        Write("options.csv", "id,cost\nculvert,100\nhedge,150\n");
        Write(
            "better.csv",
            "arc_id,option_id,improved_probability\n12,culvert,0.5\n21,culvert,0.5\n23,hedge,0.4\n32,hedge,0.4\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_works_of_a_small_case_are_those_worked_out_by_hand()
    {
        var run = Run("--budgets [100,200,300] --works-output works.csv");
        Assert.True(run.Code == 0, run.Said);
        // Without works 600 + 2 x 200 x 0.1 = 640; the culvert adds 2 x 100 x 0.5 and 2 x 200 x 0.05, the hedge makes
        // 0.1 into 0.4, both together 0.05 into 0.2.
        var (before, culvert, hedge, both) = (640.0, 640 + 100 + 20, 640 + 120, 640 + 100 + 120 + 80);
        var choices = Read("choices.csv");
        Assert.Equal(["culvert", "culvert", "culvert hedge"], choices.Select(row => row["works"]));
        Assert.Equal(["100", "100", "250"], choices.Select(row => row["cost"]));
        Assert.All(choices, row => Assert.Equal("yes", row["proved"]));
        Assert.Equal(Math.Sqrt(culvert), Number(choices[0]["ec_toad"]), 1e-12);
        Assert.Equal(Math.Sqrt(both), Number(choices[2]["ec_toad"]), 1e-12);
        Assert.Equal(100 * (Math.Sqrt(both / before) - 1), Number(choices[2]["gain_toad_percent"]), 1e-11);
        var works = Read("works.csv");
        Assert.Equal(["culvert", "hedge"], works.Select(row => row["work"]));
        Assert.Equal(100 * (Math.Sqrt(hedge / before) - 1), Number(works[1]["gain_alone_percent"]), 1e-11);
        Assert.Equal(
            100 * (Math.Sqrt(both / before) - Math.Sqrt(hedge / before)),
            Number(works[0]["loss_left_out_percent"]), 1e-11);
        Assert.Equal(["1", "2"], works.Select(row => row["step"]));
        Assert.Equal(["100", "300"], works.Select(row => row["least_budget"]));
        Assert.Contains("equivalent", File.ReadAllText(_folder["choices.csv-metadata.json"]),
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_optimum_of_the_dams_of_the_Aude_is_found_and_proved()
    {
        var expected = File.ReadLines(Rasters.RealData.File("../peers/works/aude/expected/frontier.csv"))
            .Skip(1).Select(line => line.Split(',')).Skip(1).ToList();
        var file = Rasters.RealData.File("../peers/works/aude/aude.json");
        var budgets = string.Join(',', expected.Select(row => row[0]));
        var run = Command.Run(
            _folder.Path, $"process run choose-works --case {file} --budgets [{budgets}] --output choices.csv");
        Assert.True(run.Code == 0, run.Said);
        Assert.Contains("its 'criterion' is not read", run.Said, StringComparison.Ordinal);
        var choices = Read("choices.csv");
        Assert.Equal(15, choices.Count);
        foreach (var (row, choice) in expected.Zip(choices))
        {
            Assert.Equal(Number(row[2]), Number(choice["ec_trout"]), 1e-6);
            Assert.Equal("yes", choice["proved"]);
            Assert.Equal(row[5].Split(' ').Order(StringComparer.Ordinal), choice["works"].Split(' '));
        }
    }

    [Theory]
    [InlineData("options.csv", "hedge,150", "hedge,-1",
        "options.csv(3,7): found '-1', expected a number of 0 or more, with a point before decimals")]
    [InlineData("options.csv", "hedge,150", "hedge,",
        "options.csv(3,7): found '', expected a number of 0 or more, with a point before decimals")]
    [InlineData("options.csv", "id,cost", "id,price",
        "options.csv(1,1): found the columns id, price, expected one called cost")]
    [InlineData("options.csv", "hedge,150", "culvert,150", "options.csv(1,1): the work 'culvert' stands twice")]
    [InlineData("options.csv", "cost\nculvert,100\nhedge,150", "cost,requires\nculvert,100,hedge\nhedge,150,culvert",
        "options.csv(1,1): works require each other in a circle: culvert, hedge, culvert")]
    [InlineData("options.csv", "id,cost\nculvert,100\nhedge,150", "id,cost,status\nculvert,100,maybe\nhedge,150,free",
        "options.csv(2,13): found 'maybe', expected one of free, fixed, banned")]
    [InlineData("better.csv", "23,hedge", "23,hegde",
        "better.csv(4,4): found 'hegde', expected the id of one of the 2 options: did you mean 'hedge'?")]
    [InlineData("better.csv", "23,hedge,0.4", "23,hedge,1.4",
        "better.csv(4,10): found '1.4', expected a number from 0 to 1, with a point before decimals")]
    [InlineData("arcs.csv", "12,1,2,0", "12,1,9,0",
        "arcs.csv(2,6): found '9', expected the id of one of the 3 vertices")]
    [InlineData("ponds.csv", "2,10", "1,10", "ponds.csv(3,1): the id '1' stands twice")]
    [InlineData("ponds.csv", "1,10\n2,10\n3,20", "1,0\n2,0\n3,0",
        "case.json: the network 'toad' has no vertex whose qualities are above 0")]
    [InlineData("case.json", "\"cases\"", "\"caes\"", "case.json(3,3): unknown key 'caes' in a case file")]
    [InlineData("case.json", "options.csv", "optins.csv", "the file 'optins.csv' does not exist")]
    [InlineData("case.json", "} }", "} ", "case.json(")]
    public void What_is_wrong_in_a_file_is_told_at_its_place_and_nothing_is_written(
        string file, string old, string changed, string told)
    {
        var text = File.ReadAllText(_folder[file]);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, changed, StringComparison.Ordinal));
        var run = Run("--budgets [200]");
        Assert.Equal(2, run.Code);
        Assert.Contains(told, run.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["choices.csv"]));
    }

    [Fact]
    public void A_budget_for_nothing_and_a_work_that_improves_nothing_are_told()
    {
        var run = Run("--budgets [99]");
        Assert.Equal(2, run.Code);
        Assert.Contains(
            "case.json: the budget is 99, the cheapest work ('culvert') costs 100: expected at least that",
            run.Said,
            StringComparison.Ordinal);
        Write("options.csv", "id,cost,status\nculvert,100,fixed\nhedge,150,free\nsign,1,free\n");
        run = Run("--budgets [50]");
        Assert.Equal(2, run.Code);
        Assert.Contains(
            "the works that are done in any case cost 100: expected at least that", run.Said, StringComparison.Ordinal);
        run = Run("--budgets [260]");
        Assert.Equal(0, run.Code);
        Assert.Contains("case.json: the work 'sign' improves nothing", run.Said, StringComparison.Ordinal);
        Assert.Equal("culvert hedge", Assert.Single(Read("choices.csv"))["works"]);
    }

    Ended Run(string arguments) => Command.Run(
        _folder.Path, $"process run choose-works --case case.json --output choices.csv {arguments}");

    void Write(string file, string text) => File.WriteAllText(_folder[file], text);

    List<Dictionary<string, string>> Read(string file)
    {
        var lines = File.ReadAllLines(_folder[file]).Select(line => line.TrimStart('\uFEFF').Split(';')).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(one => one.First, one => one.Second))];
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
