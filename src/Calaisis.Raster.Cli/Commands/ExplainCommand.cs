using System.CommandLine;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Publishing;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>explain FILE</c>: how a result was made, down to the sources.</summary>
static class ExplainCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "A result, where it lies or a copy of it",
            HelpName = "file",
        };
        var command = new Command("explain", "Says how a result was made: step, parameters, run, "
            + "and what it was made from, down to the sources")
        {
            file, CommonOptions.Out,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (Directory.Exists(path))
            {
                throw new PipelineException(
                    [new Fault(path, 0, 0, $"found a folder, expected one of the files in it")]);
            }

            if (!File.Exists(path))
                throw new PipelineException([new Fault(path, 0, 0, $"the file does not exist; check the path")]);
            var metadata = FileProvenance.Of(path);
            var hash = ContentHash.Of(path).Sha256;
            foreach (var folder in FoldersFor(path, parsed.GetValue(CommonOptions.Out)!))
            {
                if (LineageIn(folder, hash, metadata) is not { } lineage) continue;
                Console.Write(Redaction.Mask(LineageText.Format(path, lineage, metadata)));
                return ExitCode.Done;
            }

            var sidecar = RunSidecar.Beside(path);
            if (metadata.Count == 0 && sidecar is null)
            {
                throw new RasterException(
                    $"{path}: no ledger knows a file of this content, and it says nothing of itself; "
                        + $"name the folder of the results it comes from with --out.");
            }

            Console.Write(Redaction.Mask(LineageText.OfMetadata(path, metadata, sidecar)));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What a ledger knows of it; null where it knows nothing, or is damaged, which is told.</summary>
    static Lineage? LineageIn(OperationFolder folder, string hash, IReadOnlyDictionary<string, string> metadata)
    {
        try
        {
            using var ledger = Ledger.OpenToRead(folder.Ledger, Redaction.Mask, TimeProvider.System);
            return ledger is not null && KeyOf(ledger, hash, metadata) is { } key ? Lineage.Of(ledger, key) : null;
        }
        catch (LedgerDamagedException damaged)
        {
            Console.Error.WriteLine($"calaisis: {Speech.Say(damaged.Sentence)}");
            return null;
        }
    }

    /// <summary>
    /// By what it says of itself, as steps of several scenarios may lead to the same content; else by its content.
    /// </summary>
    static string? KeyOf(Ledger ledger, string hash, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.GetValueOrDefault("CALAISIS_STEP_KEY") is { } key && ledger.MakerOf(key) is not null) return key;
        return ledger.FilesOf(hash) is [var first, ..] ? first.Key : null;
    }

    /// <summary>The folder of results it lies in, then those of <c>--out</c>.</summary>
    static IEnumerable<OperationFolder> FoldersFor(string path, string root)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(path)); folder is not null; folder =
            Path.GetDirectoryName(folder))
        {
            foreach (var pipeline in LedgerChoice.PipelinesIn(folder))
                yield return new OperationFolder(folder, pipeline);
        }

        foreach (var pipeline in LedgerChoice.PipelinesIn(root)) yield return new OperationFolder(root, pipeline);
    }
}
