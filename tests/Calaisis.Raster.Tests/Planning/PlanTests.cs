using System.Diagnostics;
using Calaisis.Raster.Planning;
using Xunit;
using static Calaisis.Raster.Tests.Planning.Facts;

namespace Calaisis.Raster.Tests.Planning;

/// <summary>Which steps run, and why.</summary>
public sealed class PlanTests
{
    static readonly OutsideInput Light = new("source light", "light.tif");

    static readonly Step Resistance = Step(
        "base/verte/resistance", new OutsideInput("source cover", "cover.tif"), Light);

    static readonly Step Map = Step("base/verte/map", Of("base/verte/resistance"));

    [Fact]
    public void The_first_time_everything_runs_in_an_order_in_which_it_can()
    {
        var plan = Plan.Make([Map, Resistance], None);
        Assert.Equal(["base/verte/resistance", "base/verte/map"], plan.Steps.Select(step => step.Step.Id));
        Assert.All(plan.Steps, step => Assert.Equal(
            (StepState.ToRun, "first run"), (step.State, Assert.Single(step.Reasons).ToString())));
    }

    [Fact]
    public void After_a_run_nothing_runs()
    {
        var plan = Plan.Make([Resistance, Map], After([Resistance, Map]));
        Assert.Empty(plan.ToRun);
        Assert.All(plan.Steps, step => Assert.Empty(step.Reasons));
    }

    [Fact]
    public void A_changed_source_runs_its_readers_and_theirs_and_names_it()
    {
        var other = Step("base/grise/resistance", new OutsideInput("source cover", "cover.tif"));
        var facts = After([Resistance, Map, other]);
        var plan = Plan.Make(
            [Resistance, Map, other],
            facts with { ContentOf = input => input == Light ? "sha256:new" : facts.ContentOf(input) });
        Assert.Equal(
            [
                ("base/verte/resistance", "source light changed"),
                ("base/verte/map", "base/verte/resistance is made anew"),
            ],
            plan.ToRun.Select(step => (step.Step.Id, Assert.Single(step.Reasons).ToString())));
        Assert.Equal(TimeSpan.FromSeconds(4), plan.Estimate);
    }

    [Fact]
    public void A_changed_parameter_is_shown_with_its_old_and_its_new_value()
    {
        var plan = Plan.Make(
            [Resistance with
            {
                Parameters = new Dictionary<string, string>
                {
                    ["trame"] = "\"x\"",
                    ["layer 2"] = """{"curve":{"to":5},"gamma":2}""",
                },
            }],
            After([Resistance with
            {
                Parameters = new Dictionary<string, string>
                {
                    ["trame"] = "\"x\"",
                    ["layer 2"] = """{"curve":{"to":4},"gamma":2}""",
                },
            }]));
        Assert.Equal("layer 2.curve.to: 4 -> 5", Assert.Single(Assert.Single(plan.ToRun).Reasons).ToString());
    }

    [Theory]
    [InlineData("""{"4.1.2":1,"5":2}""", """{"4.1.2":3,"5":2}""", "p[4.1.2]: 1 -> 3")]
    [InlineData("""[1,2,3]""", """[1,5,3]""", "p[2]: 2 -> 5")]
    [InlineData("""[1,2,3]""", """[1,2]""", "p: [1,2,3] -> [1,2]")]
    [InlineData("\"Forêt\"", "\"Prairie – sèche\"", "p: \"Forêt\" -> \"Prairie – sèche\"")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", "p is written in another order")]
    public void A_change_is_followed_down_to_the_value_that_differs(string old, string now, string reason)
    {
        var before = Resistance with { Parameters = new Dictionary<string, string> { ["p"] = old } };
        var after = Resistance with { Parameters = new Dictionary<string, string> { ["p"] = now } };
        Assert.Equal(reason, Only(Plan.Make([after], After([before]))));
    }

    [Fact]
    public void Version_of_the_kind_software_and_inputs_are_reasons_too()
    {
        var facts = After([Resistance]);
        Assert.Equal(
            "resistance computes differently now (version 1 -> 2)",
            Only(Plan.Make([Resistance with { Kind = new StepKind("resistance", 2) }], facts)));
        Assert.Equal("gdal 3.6.2 -> 3.9.0", Only(
            Plan.Make([Resistance], facts with { Software = new Dictionary<string, string> { ["gdal"] = "3.9.0" } })));
        Assert.Equal(
            "source light is no longer read",
            Only(Plan.Make([Resistance with { Inputs = [Resistance.Inputs[0]] }], facts)));
    }

    [Theory]
    [InlineData(StoredState.Missing, "its stored results are missing")]
    [InlineData(StoredState.Damaged, "its stored results are damaged")]
    [InlineData(StoredState.OtherBuild, "its results were made by another build of the program")]
    public void Stored_results_that_are_not_whole_are_made_again_without_those_that_read_them(
        StoredState state, string reason)
    {
        var facts = After([Resistance, Map]);
        var key = Plan.Make([Resistance], None).Steps[0].Key;
        var plan = Plan.Make(
            [Resistance, Map], facts with { StoredOf = asked => asked == key ? state : facts.StoredOf(asked) });
        Assert.Equal(("base/verte/resistance", reason), (Assert.Single(plan.ToRun).Step.Id, Only(plan)));
    }

    [Fact]
    public void A_source_whose_content_cannot_be_told_runs_its_readers_every_time()
    {
        var facts = After([Resistance, Map]) with
        {
            ContentOf = input => input == Light ? null : $"sha256:{input.Path}",
        };
        var plan = Plan.Make([Resistance, Map], After([Resistance, Map], facts) with { ContentOf = facts.ContentOf });
        Assert.Equal(
            [
                "whether source light has changed cannot be told, so that it is read every time",
                "base/verte/resistance is made anew",
            ],
            plan.ToRun.Select(step => Assert.Single(step.Reasons).ToString()));
    }

    [Fact]
    public void Two_sources_whose_content_cannot_be_told_are_never_taken_for_one()
    {
        var one = Step("a/x", new OutsideInput("source s", "PG:dbname=a"));
        var two = one with { Id = "b/x", Inputs = [new OutsideInput("source s", "PG:dbname=b")] };
        Assert.All(Plan.Make([one, two], None with { ContentOf = _ => null }).Steps, step => Assert.Equal(
            StepState.ToRun, step.State));
    }

    [Fact]
    public void Steps_of_equal_keys_are_done_once()
    {
        var scenario = Resistance with { Id = "hedges/verte/resistance" };
        var plan = Plan.Make([Resistance, scenario, Map], None);
        Assert.Equal((StepState.Shared, "base/verte/resistance"), (plan.Steps[1].State, plan.Steps[1].SharedWith));
        Assert.Equal(2, plan.ToRun.Count());
    }

    [Fact]
    public void Ten_thousand_steps_are_planned_in_time_that_grows_with_their_number_and_no_faster()
    {
        var steps =
            (from scenario in Enumerable.Range(0, 200) from trame in Enumerable.Range(0, 10) select (scenario, trame))
                .SelectMany(at => Chain($"s{at.scenario}/t{at.trame}")).ToList();
        Assert.Equal(10_000, steps.Count);
        var (few, many) = (Planned(steps[..1000]), Planned(steps));
        // The benchmark of operation tells seconds; here, on a machine that may be busy, squares would be ten times as
        // long.
        Assert.True(many.Best < 4 * 10 * few.Best, $"1 000 steps took {few.Best.TotalSeconds:0.000} s, "
            + $"10 000 {many.Best.TotalSeconds:0.000} s");
        Assert.Equal(10_000, many.Plan.ToRun.Count());

        static (Plan Plan, TimeSpan Best) Planned(IReadOnlyList<Step> steps)
        {
            var facts = After(steps);
            var (plan, best) = (Plan.Make(steps, facts), TimeSpan.MaxValue);
            for (var i = 0; i < 5; i++)
            {
                var watch = Stopwatch.StartNew();
                plan = Plan.Make(steps, facts with { ContentOf = input => facts.ContentOf(input) + "changed" });
                if (watch.Elapsed < best) best = watch.Elapsed;
            }

            return (plan, best);
        }
    }

    static IEnumerable<Step> Chain(string place)
    {
        var parameters = Enumerable.Range(0, 12).ToDictionary(i => $"layer {i}", i =>
            $$"""{"table":"","column":"foret","source":"s{{i}}","resistance":[1,{{i}}],"of":"{{place}}"}""");
        var resistance = Step(
            $"{place}/resistance",
            [.. Enumerable.Range(0, 10).Select(i => new OutsideInput($"source {i}", $"{i}.tif"))]) with
        {
            Parameters = parameters,
        };
        yield return resistance;
        foreach (var (kind, from) in new[]
        {
            ("habitats", "resistance"), ("links", "habitats"), ("corridors", "links"), ("map", "corridors"),
        })
        {
            yield return Step($"{place}/{kind}", Of($"{place}/{from}"));
        }
    }

    static string Only(Plan plan) => Assert.Single(Assert.Single(plan.ToRun).Reasons).ToString();
}
