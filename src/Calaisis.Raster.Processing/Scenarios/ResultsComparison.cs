using Calaisis.Raster.Operation.Comparing;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary>By how much the results of two runs differ, where both are still kept.</summary>
/// <param name="Missing">The runs whose results are not kept any more.</param>
/// <param name="Trames">Trames whose habitats, corridors or figures changed.</param>
/// <param name="Areas">Other rasters that changed.</param>
/// <param name="Numbers">Numbers in other JSON files that changed.</param>
sealed record ResultsComparison(
    IReadOnlyList<long> Missing, IReadOnlyList<TrameChange> Trames, IReadOnlyList<AreaChange> Areas,
    IReadOnlyList<NumberChange> Numbers)
{
    public static ResultsComparison Of(RunComparison runs, OperationFolder folder, CancellationToken cancel)
    {
        if (runs.Unended.Count > 0) return new ResultsComparison([], [], [], []);
        var (old, now) = (FolderOf(runs.Old, folder), FolderOf(runs.New, folder));
        var missing = new[] { (runs.Old.Id, old), (runs.New.Id, now) }.Where(run => run.Item2 is null)
            .Select(run => run.Id).ToList();
        if (old is null || now is null) return new ResultsComparison(missing, [], [], []);
        var both = runs.Files.Where(file => file is { Old: not null, New: not null })
            .Select(file => file.Place).ToList();
        var json = both.Where(place => place.EndsWith(".json", StringComparison.Ordinal)).ToList();
        var rasters = both.Where(place => place.EndsWith(".tif", StringComparison.Ordinal)).ToList();
        // The manifest counts what resistances hold; it is no result of a step.
        json.AddRange(Directory.EnumerateFiles(now, Manifest.FileName, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(now, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(place => File.Exists(Path.Combine(old, place))));
        var areas = rasters.Where(place => !TrameChange.Tells(place))
            .Select(place => AreaChange.Between(place, old, now, cancel)).OfType<AreaChange>().ToList();
        var numbers = json.SelectMany(
            place => NumberChange.Between(place, Path.Combine(old, place), Path.Combine(now, place)))
            .Where(IsResult).ToList();
        return new ResultsComparison(
            missing,
            TrameChange.Of([.. both.Where(TrameChange.Tells)], numbers, old, now, cancel),
            areas,
            [.. numbers.Where(number => !TrameChange.Tells(number.Place))]);
    }

    /// <summary>Lengths of files and parameters are told elsewhere.</summary>
    static bool IsResult(NumberChange number) => !number.Place.EndsWith(Manifest.FileName, StringComparison.Ordinal)
        || number.Name.StartsWith("trames.", StringComparison.Ordinal);

    static string? FolderOf(LedgerRun run, OperationFolder folder)
    {
        var own = folder.Run(run.Id);
        if (Directory.Exists(own)) return own;
        return run is { State: "unchanged", Published: { } other } && Directory.Exists(folder.Run(other))
            ? folder.Run(other)
            : null;
    }
}
