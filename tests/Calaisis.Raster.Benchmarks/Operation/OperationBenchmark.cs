using System.Globalization;
using System.Text;
using System.Text.Json;
using Calaisis.Raster.Benchmarks.Resistance;

namespace Calaisis.Raster.Benchmarks.Operation;

/// <summary>
/// <c>operation [CELL]</c>: the program on the sample, cells of so many metres (10 when left out): a whole run and its
/// share of planning, hashing, caching and showing; the same run with nothing changed; and the plan of 50 trames in 200
/// scenarios.
/// </summary>
static class OperationBenchmark
{
    const int Repeats = 3;
    const int Trames = 50;
    const int Scenarios = 200;

    public static void Run(IReadOnlyList<string> words)
    {
        var cell = words.Count == 0 ? 10 : int.Parse(words[0], CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("calaisis-bench-operation-").FullName;
        try
        {
            Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; "
                + "wall times of the program, its start included");
            WholeAndUnchanged(folder, cell);
            ManySteps(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void WholeAndUnchanged(string folder, int cell)
    {
        File.WriteAllText(Path.Combine(folder, "calaisis.yaml"), SamplePipeline.Text(cell));
        var whole = Start(folder, "run", "calaisis.yaml", "--scenario", "base", "--quiet").Run;
        Say($"the sample as it is today at {cell} m, from nothing", whole);
        using (var times = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "out", "calaisis", "run.json"))))
        {
            var (planning, caching, showing) = (
                Seconds(times, "planningSeconds"), Seconds(times, "cachingSeconds"), Seconds(times, "showingSeconds"));
            Say("  hashes of inputs, and the plan", planning);
            Say("  taking results into the cache, all steps together", caching);
            Say("  last look at the inputs, showing", showing);
            var share = (planning + caching + showing) / whole.Seconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  together {100 * share:0.00} % of the "
                + $"run, were no step working meanwhile (wanted: below 2 %, {Met(share < 0.02)})"));
        }

        var again = Enumerable.Range(0, Repeats)
            .Select(_ => Start(folder, "run", "calaisis.yaml", "--scenario", "base", "--quiet").Run)
            .MinBy(run => run.Seconds)!;
        Say($"the same with nothing changed, best of {Repeats} (wanted: below 2 s, {Met(again.Seconds < 2)})", again);
    }

    static void ManySteps(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "many.yaml"), ManyText());
        var runs = Enumerable.Range(0, Repeats).Select(_ => Start(folder, "plan", "many.yaml", "--no-maps")).ToList();
        var best = runs.Select(run => run.Run).MinBy(run => run.Seconds)!;
        var steps = runs[0].Output.TrimEnd().Split('\n')[^1];
        Say($"plan of {Trames} trames in {Scenarios} scenarios ({steps}), "
            + $"best of {Repeats} (wanted: below 2 s, {Met(best.Seconds < 2)})", best);
    }

    static string ManyText()
    {
        var text = new StringBuilder($$"""
            name: many
            title: Many
            grid: { extent: [620000, 7080000, 621000, 7081000], cell: 100, crs: EPSG:2154 }
            sources:
              light: { raster: {{Repository.PathOf("data-samples", "night-light.tif")}}, kind: values }
            trames:

            """);
        for (var i = 1; i <= Trames; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  trame-{i}:\n    title: Trame {i}\n    layers:\n");
            text.Append(CultureInfo.InvariantCulture, $"      - {{ curve: {{ linear: {{ from: 0, to: {i} }} }}, "
                + $"source: light, resistance: [1, 50] }}\n");
        }

        text.Append("scenarios:\n");
        for (var i = 1; i <= Scenarios; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  scenario-{i}:\n    title: Scenario {i}\n"
                + $"    edits: [{{ change: light, multiply: {1 + (i / 1000.0)} }}]\n");
        }

        return text.ToString();
    }

    static (MeasuredRun Run, string Output) Start(string folder, params string[] arguments) =>
        MeasuredRun.In(folder, Repository.Program, arguments);

    static void Say(string what, MeasuredRun run) => Console.WriteLine(FormattableString.Invariant(
        $"{what}: {run.Seconds:0.00} s, {run.ProcessorSeconds:0.00} s of processor time, {run.PeakBytes >> 20} MB"));

    static double Seconds(JsonDocument times, string name) => times.RootElement.GetProperty(name).GetDouble();

    static void Say(string what, double seconds) =>
        Console.WriteLine(FormattableString.Invariant($"{what}: {seconds:0.00} s"));

    static string Met(bool reached) => reached ? "met" : "missed";
}
