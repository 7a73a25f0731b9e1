using System.CommandLine;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>Which pipeline's runs a command is about: there may be several in one folder of results.</summary>
static class LedgerChoice
{
    public static readonly Option<string?> Pipeline = new("--pipeline")
    {
        Description = "The name of the pipeline, where the folder holds the results of several",
        HelpName = "name",
    };

    /// <summary>The one that was named, or the only one there is.</summary>
    /// <exception cref="PipelineException">There is none, or there are several and none was named.</exception>
    public static OperationFolder FolderOf(ParseResult parsed)
    {
        var root = parsed.GetValue(CommonOptions.Out)!;
        var known = PipelinesIn(root);
        if (known.Count == 0) throw Wrong($"'{root}' holds no results of runs; name their folder with --out");
        if (parsed.GetValue(Pipeline) is { } name)
        {
            return known.Contains(name)
                ? new OperationFolder(root, name)
                : throw Wrong($"'{root}' holds no results of a pipeline '{name}'{Spelling.DidYouMean(name, known)} "
                    + $"(there are: {string.Join(", ", known)})");
        }

        return known.Count == 1
            ? new OperationFolder(root, known[0])
            : throw Wrong($"'{root}' holds the results of several pipelines: name one with --pipeline (there are: "
                + $"{string.Join(", ", known)})");
    }

    public static Ledger Open(OperationFolder folder) =>
        Ledger.OpenToRead(folder.Ledger, Redaction.Mask, TimeProvider.System)
        ?? throw Wrong($"'{folder.Root}' holds no ledger of '{folder.Pipeline}'");

    /// <summary>A run by its number.</summary>
    public static LedgerRun RunOf(Ledger ledger, long id) => ledger.Run(id)
        ?? throw Wrong($"there is no run {id}; 'runs' lists them");

    internal static IReadOnlyList<string> PipelinesIn(string root)
    {
        var homes = Path.Combine(root, ".calaisis");
        if (!Directory.Exists(homes)) return [];
        return [.. Directory.EnumerateDirectories(homes).Where(home => File.Exists(Path.Combine(home, "ledger.sqlite")))
            .Select(home => Path.GetFileName(home)).Order(StringComparer.Ordinal)];
    }

    static PipelineException Wrong(Sentence sentence) => new([new Fault("runs", 0, 0, sentence)]);
}
