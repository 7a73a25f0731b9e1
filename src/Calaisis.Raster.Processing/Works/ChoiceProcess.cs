using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Works;

namespace Calaisis.Raster.Processing.Works;

/// <summary><c>choose-works</c>: which works connect most for a budget, from a graph and what works do to it.</summary>
static class ChoiceProcess
{
    static readonly PathSpec Csv = new($"the CSV to write", mustExist: false) { Endings = [".csv"] };

    static readonly Key<Location> Case = Key<Location>.Required(
        "case",
        new PathSpec($"a case file of GECOT, in JSON"),
        "The works and the networks they improve, as GECOT writes them: JSON that names tables; its options may also "
            + "have the columns status (free, fixed, banned), requires, excludes (ids with blanks between) and group",
        "aude.json");

    static readonly Key<IReadOnlyList<double>> Budgets = Key<IReadOnlyList<double>>.Required(
        "budgets",
        new ListSpec<double>(new NumberSpec { AtLeast = 0 }),
        "What may be spent, in the unit of the costs: a choice is made for each",
        "[10000, 50000]");

    static readonly Key<GoalKind> Goal = Key<GoalKind>.WithDefault(
        "goal",
        new ChoiceSpec<GoalKind>(("mean", GoalKind.Sum), ("least", GoalKind.Least)),
        GoalKind.Sum,
        "What is made as great as possible where there are several networks: the mean of their equivalent "
            + "connectivities, each relative to what it is without works, or the least of these",
        "least");

    static readonly Key<double> Evaluations = Key<double>.WithDefault(
        "evaluations",
        new NumberSpec { AtLeast = 1, Whole = true },
        20_000,
        "How many sets of works are tried by removing and exchanging works",
        "100000");

    static readonly Key<double> Nodes = Key<double>.WithDefault(
        "nodes",
        new NumberSpec { AtLeast = 1, Whole = true },
        50_000,
        "How far the proof of the best goes, in nodes of its search for each budget; beyond, the table says how much "
            + "better another choice may be",
        "1000000");

    static readonly Key<Location> Output = Key<Location>.Required(
        "output", Csv, "The CSV to write: the chosen works for each budget; replaced where it exists", "choices.csv");

    static readonly Key<Location> WorksOutput = Key<Location>.Optional(
        "works-output", Csv, "Also writes what each work brings, alone, in the plan and beside all others",
        "works.csv");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "choose-works",
        "Chooses the works that connect networks most for a budget, and proves it",
        [Case, Budgets, Goal, Evaluations, Nodes, Output, WorksOutput],
        fields =>
        {
            var (file, budgets, goal) = (fields.Get(Case), fields.Get(Budgets), fields.Get(Goal));
            var effort = new ChoiceEffort((long)fields.Get(Evaluations), (long)fields.Get(Nodes));
            var (output, worksOutput) = (fields.Get(Output).Full, fields.Find(WorksOutput)?.Full);
            return (process, cancel) => Task.Run(
                () => Choose(file, budgets, goal, effort, output, worksOutput, process.Listener, cancel), cancel);
        });

    static void Choose(
        Location file, IReadOnlyList<double> budgets, GoalKind kind, ChoiceEffort effort, string output,
        string? worksOutput, IRunListener listener, CancellationToken cancel)
    {
        var declared = DeclarationOf(file);
        if (declared.HasCriterion)
        {
            listener.Hear(new Warning(
                $"{file.Declared}: its 'criterion' is not read; 'goal' says what is made as great as possible"));
        }

        var read = WorkCase.Read(declared);
        foreach (var work in read.WithoutEffect)
            listener.Hear(new Warning($"{file.Declared}: the work '{work.Id}' improves nothing"));
        var weight = kind == GoalKind.Sum ? 1.0 / read.Networks.Count : 1;
        var goal = new ChoiceGoal(read.Networks, [.. read.Networks.Select(_ => weight)], kind);
        if (read.Networks.Zip(goal.EcBefore).FirstOrDefault(network => network.Second == 0).First is { } empty)
        {
            throw Unfit($"the network '{empty.Name}' has no vertex whose qualities are above 0, "
                + $"so no gain can be related to what it is");
        }

        var search = new ChoiceSearch(goal, read.Works, effort);
        IReadOnlyList<Choice> choices;
        try
        {
            choices = search.For(budgets, cancel);
        }
        catch (UnfitException unfit)
        {
            throw Unfit(unfit.Sentence);
        }

        var metadata = SoftwareVersions.AddTo(new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CALAISIS_GOAL"] = kind == GoalKind.Sum ? "mean" : "least",
        });
        Write(output, ChoiceTables.Choices(goal, read.Works, ChoiceTables.BestBuys(choices)).Of(choices));
        if (worksOutput is not null)
            Write(worksOutput, ChoiceTables.Works.Of(WorkGain.Of(search, read.Works, choices, cancel)));

        PipelineException Unfit(Sentence why) => new([new Fault(file.Declared, 0, 0, why)]);

        void Write(string path, FeatureTable table) => ProcessTable.Write(
            path, FeatureCsv.Bytes(table), FeatureCsv.Dialect, FeatureCsv.ColumnsOf(table), metadata);
    }

    static CaseDeclaration DeclarationOf(Location file)
    {
        var reading = new Reading(file.Declared, Path.GetDirectoryName(file.Full)!);
        if (YamlDocuments.Read(CsvTable.ReadText(file.Full), reading) is { } node
            && WorkCaseSpec.Spec.TryRead(node, reading, out var declared))
        {
            reading.Finish();
            if (!reading.HasFaults) return declared;
        }

        throw new PipelineException(reading.Faults);
    }
}
