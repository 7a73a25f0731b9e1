using System.CommandLine;
using System.Text.Json;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Comparison;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>compare PIPELINE --base A --with B,C</c>: runs these scenarios and says what differs, and why.</summary>
static class CompareCommand
{
    static readonly Option<string?> Base = new("--base")
    {
        Description = "The scenario to compare with; the pipeline's own choice when left out",
        HelpName = "name",
    };

    static readonly Option<string?> With = new("--with")
    {
        Description = "The scenarios that are compared with it, joined by commas; "
            + "the pipeline's own choice when left out",
        HelpName = "names",
    };

    public static Command Create()
    {
        var file = CommonOptions.Pipeline();
        var command = new Command(
            "compare", "Runs scenarios and says what differs between them: ranking, and per trame what moved and why")
        {
            file, Base, With, RunOptionSet.NoMaps, CommonOptions.Out, RunOptionSet.Wait, RunOptionSet.Keep,
            RunOptionSet.KeepDays, RunOptionSet.TrustTimes,
            ConfineOptions.Confine, ConfineOptions.Allow, CommonOptions.Jobs, CommonOptions.Memory, CommonOptions.Tile,
            CommonOptions.Quiet, CommonOptions.Verbose,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            var places = ConfineOptions.PlacesOf(parsed, path);
            var loaded = PipelineFile.Load(path, places);
            ConfineOptions.Begin(places);
            var declared = Chosen(loaded, parsed.GetValue(Base), parsed.GetValue(With));
            var options = RunOptionSet.Read(parsed) with
            {
                Places = places,
                Comparison = declared,
                Scenarios = [declared.Base, .. declared.With],
            };
            var folder = new OperationFolder(parsed.GetValue(CommonOptions.Out)!, loaded.Pipeline.Name);
            using var journal = new Journal(CommonOptions.VerbosityOf(parsed), folder.Log, TimeProvider.System);
            using var run = new PipelineRun(loaded, path, folder, CommonOptions.ResourcesOf(parsed), options, journal);
            await journal.WatchAsync(() => run.RunAsync(cancel));
            Say(Path.Combine(folder.Results, "comparison", ComparisonTablesWork.Json), loaded);
            return ExitCode.Done;
        });
        return command;
    }

    static ComparisonDeclaration Chosen(LoadedPipeline loaded, string? named, string? with)
    {
        var declared = loaded.Pipeline.Comparison;
        var name = named ?? declared.Base;
        var others = with is null ? declared.With : RunOptionSet.NamesIn(with);
        loaded.Chosen([name], Base.Name);
        loaded.Chosen(others, With.Name);
        if (others.Count > 0 && others.All(other => other == name))
        {
            throw new PipelineException([new Fault(
                With.Name, 0, 0, $"found '{name}' on both sides, expected another scenario to compare with '{name}'")]);
        }

        var all = loaded.Scenarios.Select(scenario => scenario.Name).Where(scenario => scenario != name);
        return declared with { Base = name, With = others.Count > 0 ? others : [.. all] };
    }

    static void Say(string path, LoadedPipeline loaded)
    {
        if (!File.Exists(path))
        {
            Console.WriteLine(Speech.Say($"there is nothing to compare: the pipeline has one scenario"));
            return;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var scenario in json.RootElement.GetProperty("ranking").EnumerateArray()
            .DistinctBy(row => row.GetProperty("scenario").GetString()))
        {
            Console.WriteLine(Speech.Say(RankOf(scenario, ScenarioOf(scenario))));
        }

        foreach (var trame in json.RootElement.GetProperty("statements").EnumerateArray()
            .GroupBy(row => (
                row.GetProperty("scenario").GetString(), row.GetProperty("trame").GetString(),
                row.GetProperty("base").GetString())))
        {
            var (scenario, name, other) = trame.Key;
            var title = loaded.Pipeline.Trames.FirstOrDefault(known => known.Name == name)?.Title ?? name;
            Console.WriteLine($"\n{TitleOf(scenario)}, {title} ({TitleOf(other)})");
            foreach (var row in trame) Console.WriteLine($"  {row.GetProperty("sentence").GetString()}");
        }

        string? ScenarioOf(JsonElement row) => TitleOf(row.GetProperty("scenario").GetString());

        string? TitleOf(string? name) => loaded.Scenarios.FirstOrDefault(known => known.Name == name)?.Title ?? name;
    }

    static Sentence RankOf(JsonElement row, string? scenario)
    {
        if (row.GetProperty("verdict").GetString() == RankingTable.WordOf(RankingVerdict.NothingMeasured))
            return $"-. {scenario} (nothing to rank by)";
        if (row.GetProperty("rank") is not { ValueKind: JsonValueKind.Number } rank)
            return $"-. {scenario} (no difference that counts)";
        return $"{rank.GetInt64()}. {scenario} ({row.GetProperty("score").GetDouble():+0.0;-0.0;0.0} points)";
    }
}
