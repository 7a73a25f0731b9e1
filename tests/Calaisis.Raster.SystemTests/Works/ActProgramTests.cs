using System.Globalization;
using System.Text.Json.Nodes;
using Calaisis.Raster.SystemTests.CostDistance;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Works;

/// <summary>
/// <c>act</c> on the shipped pipeline, coarse and with few works: what it says of a work is what a run of a scenario
/// with the same edit says.
/// </summary>
public sealed class ActProgramTests : IDisposable
{
    static readonly string[] Trames = ["bleue", "noire"];

    readonly Folder _folder = new();

    readonly string _pipeline = $$"""
        extends: {{Repository.Root}}/pipelines/calaisis.yaml
        name: small
        language: en
        grid: { extent: [602500, 7063500, 649500, 7107100], cell: 200, crs: EPSG:2154 }
        trames: { verte: null, marron: null, grise: null }
        sensitivity: null
        works:
          weights: { bleue: 2 }
          budgets: [40000, 400000]
          candidates:
            haies: { where: "ID IN ('HAIE-N00151', 'HAIE-N00466', 'HAIE-N00467', 'HAIE-N00989')" }
            mares: { where: "ID IN ('MARE-N00131', 'MARE-N00168', 'MARE-N00201')", cost: 5000, actor: household }
            becques: { where: "ID IN ('BECQUE-N00004', 'BECQUE-N00096')" }
            friches: { where: "1 = 1", status: free }

        """;

    public ActProgramTests() => File.WriteAllText(_folder["small.yaml"], _pipeline);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_works_and_plans_bring_is_what_runs_with_the_same_edits_find()
    {
        var run = Command.Run(_folder.Path, "act small.yaml --no-maps --quiet");
        Assert.True(run.Code == 0, run.Said);
        CheckPlans();
        CheckWorks();
        File.WriteAllText(
            _folder["small.yaml"], _pipeline.Replace("[40000, 400000]", "[10]", StringComparison.Ordinal));
        run = Command.Run(_folder.Path, "act small.yaml --no-maps --quiet");
        Assert.Equal(2, run.Code);
        Assert.Contains("the budget is 10, the cheapest work", run.Said, StringComparison.Ordinal);
    }

    void CheckWorks()
    {
        var works = Read("out/small/base/works/works.csv");
        Assert.Equal(15, works.Count);
        Assert.All(works.Where(work => work["layer"] == "mares"), work =>
            Assert.Equal(("5000", "household"), (work["cost_eur"], work["actor"])));

        // Of each layer the one that brings most, each as a scenario of its own.
        var chosen = works.Where(work => work["why_not"].Length == 0).GroupBy(work => work["layer"])
            .SelectMany(layer => layer.OrderByDescending(work => Number(work["gain_percent"])).Take(1)).ToList();
        Assert.InRange(chosen.Count, 3, 4);
        File.WriteAllText(
            _folder["alone.yaml"], "extends: small.yaml\nscenarios:\n"
                + string.Concat(chosen.Select((work, i) => ScenarioOf(work, $"work-{i}"))));
        var run = Command.Run(_folder.Path, "run alone.yaml --no-maps --quiet");
        Assert.True(run.Code == 0, run.Said);
        var compared = 0;
        foreach (var (i, work) in chosen.Index())
        {
            foreach (var trame in Trames)
            {
                var (before, after) = (EcOf("base", trame), EcOf($"work-{i}", trame));
                var gain = work[$"{trame}_ec_gain_ha"].Length == 0 ? 0 : Number(work[$"{trame}_ec_gain_ha"]);
                // A link that gets dearer is told beside the gain, which counts what gets better.
                if (work[$"{trame}_links_worse"] is not ("" or "0")) continue;
                Assert.True(
                    Math.Abs(after - before - gain) <= 1e-9 * before,
                    $"{work["work"]}, {trame}: {gain} ha, found {after - before}");
                if (gain > 0) compared++;
            }
        }

        Assert.InRange(compared, 3, 8);
    }

    /// <summary>
    /// A plan brings at least what the choice says where no work makes a link dearer, and more budget never less.
    /// </summary>
    void CheckPlans()
    {
        var choices = Read("out/small/base/works/choices.csv");
        Assert.Equal(["40000", "400000"], choices.Select(choice => choice["budget"]));
        Assert.True(Number(choices[1]["value"]) >= Number(choices[0]["value"]));
        foreach (var choice in choices)
        {
            Assert.True(Number(choice["cost"]) <= Number(choice["budget"]));
            foreach (var trame in Trames)
            {
                var (said, found) = (Number(choice[$"ec_{trame}"]) / 10_000, EcOf($"plan-{choice["budget"]}", trame));
                Assert.True(found >= said * (1 - 1e-9), $"{choice["budget"]}, {trame}: {said} ha said, {found} found");
            }
        }

        var plan = File.ReadAllText(_folder["out/small-plan/plan.yaml"]);
        Assert.Contains("extends: \"../../small.yaml\"", plan, StringComparison.Ordinal);
        Assert.Contains("title: \"Plan for 400,000 EUR\"", plan, StringComparison.Ordinal);

        // The plan can be written elsewhere without a run; nothing is done again for it.
        var run = Command.Run(_folder.Path, "act small.yaml --no-maps --as-scenario plans");
        Assert.True(run.Code == 0, run.Said);
        Assert.Contains("all results were there already", run.Said, StringComparison.Ordinal);
        Assert.Equal(
            plan.Replace("../../small.yaml", "../small.yaml", StringComparison.Ordinal),
            File.ReadAllText(_folder["plans/plan.yaml"]));
    }

    [Theory]
    [InlineData("weights: { bleue: 2 }", "weights: { bleu: 2 }",
        "small.yaml(8,12): found a weight of the trame 'bleu', which is not declared: did you mean 'bleue'?")]
    [InlineData("where: \"ID IN ('BECQUE-N00004', 'BECQUE-N00096')\"", "action: haie",
        "names the kind of action 'haie', which is no file of")]
    [InlineData("actor: household", "actor: houshold", "found the actor 'houshold', expected one of commune, farmer")]
    [InlineData("status: free", "status: maybe", "found the state 'maybe', expected free, fixed or banned")]
    [InlineData("cost: 5000", "cost: -5", "found the number -5, expected a number of at least 0")]
    [InlineData("cost: 5000", "cost: { attribute: ID }", "'ID' holds 'MARE-N00131', expected euros")]
    [InlineData("status: free", "action: haie-plantee", "it is no line, as works of the kind 'haie-plantee' are")]
    [InlineData("cell: 200", "cell: 200, colour: red", "unknown key 'colour'")]
    public void What_is_wrong_with_works_is_told_in_one_sentence(string old, string changed, string told)
    {
        Assert.Contains(old, _pipeline, StringComparison.Ordinal);
        File.WriteAllText(_folder["small.yaml"], _pipeline.Replace(old, changed, StringComparison.Ordinal));
        var run = Command.Run(_folder.Path, "act small.yaml --no-maps --quiet");
        Assert.InRange(run.Code, 2, 3);
        Assert.Contains(told, run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipeline_without_works_is_told_so()
    {
        File.WriteAllText(_folder["small.yaml"], _pipeline[.._pipeline.IndexOf("works:", StringComparison.Ordinal)]
            + "works: null\n");
        var run = Command.Run(_folder.Path, "act small.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("the key 'works' is missing", run.Said, StringComparison.Ordinal);
    }

    /// <summary>The work as a scenario, written by hand as somebody would who does not know of works.</summary>
    static string ScenarioOf(Dictionary<string, string> work, string name)
    {
        var id = work["work"][(work["layer"].Length + 1)..];
        var file = $"{Repository.Root}/data-samples/scenarios.gpkg";
        string Burn(string layer, string rest) =>
            $"      - {{ burn: {file}, layer: {layer}, where: \"ID = '{id}'\", {rest} }}\n";
        var edits = work["layer"] switch
        {
            "haies" => Burn("haie_nouvelle", "on: haies, width: 8"),
            "mares" => Burn("mare_nouvelle", "on: mares, all-touched: true")
                + Burn("mare_nouvelle", "on: occupation-du-sol, class: \"6.6.0\", buffer: 8, only: [\"6.3.0\"]"),
            "becques" => Burn(
                "becque_restauree",
                "on: occupation-du-sol, class: \"6.1.2\", width: 30, only: [\"6.1.1\", \"6.3.0\"]"),
            _ => Burn("friche_reverdie",
                "on: occupation-du-sol, class: \"5.1.1\", only: [\"1.1.2\", \"1.2.1\", \"1.2.2\"]")
                + $"      - {{ change: lumiere, multiply: 0.5, in: {{ vector: {file}, layer: friche_reverdie, "
                + $"where: \"ID = '{id}'\" }} }}\n",
        };
        return $"  {name}:\n    title: {name}\n    edits:\n{edits}";
    }

    double EcOf(string scenario, string trame) => (double)JsonNode.Parse(
        File.ReadAllText(_folder[$"out/small/{scenario}/{trame}/summary.json"]))!["ec_ha"]!;

    List<Dictionary<string, string>> Read(string file)
    {
        var lines = File.ReadAllLines(_folder[file]);
        var names = lines[0].TrimStart('\uFEFF').Split(';');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(';'))
            .ToDictionary(cell => cell.First, cell => cell.Second.Trim('"')))];
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
