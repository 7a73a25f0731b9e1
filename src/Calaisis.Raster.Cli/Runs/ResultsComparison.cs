using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Operation.Comparing;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>By how much the results of two runs differ, where both are still kept.</summary>
/// <param name="Missing">The runs whose results are not kept any more.</param>
/// <param name="Areas">Rasters that changed.</param>
/// <param name="Numbers">Numbers in JSON files that changed.</param>
sealed record ResultsComparison(IReadOnlyList<long> Missing, IReadOnlyList<AreaChange> Areas, IReadOnlyList<NumberChange> Numbers)
{
    public static ResultsComparison Of(RunComparison runs, OperationFolder folder, CancellationToken cancel)
    {
        var (old, now) = (FolderOf(runs.Old.Id, runs.Old.Published, folder), FolderOf(runs.New.Id, runs.New.Published, folder));
        var missing = new[] { (runs.Old.Id, old), (runs.New.Id, now) }.Where(run => run.Item2 is null).Select(run => run.Id).ToList();
        if (old is null || now is null) return new ResultsComparison(missing, [], []);
        var both = runs.Files.Where(file => file is { Old: not null, New: not null }).Select(file => file.Place).ToList();
        var json = both.Where(place => place.EndsWith(".json", StringComparison.Ordinal)).ToList();
        var rasters = both.Where(place => place.EndsWith(".tif", StringComparison.Ordinal)).ToList();
        // The manifest counts what resistances hold; it is no result of a step.
        json.AddRange(Directory.EnumerateFiles(now, Manifest.FileName, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(now, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(place => File.Exists(Path.Combine(old, place))));
        return new ResultsComparison(
            missing,
            [.. rasters.Select(place => AreaOf(place, Path.Combine(old, place), Path.Combine(now, place), cancel)).OfType<AreaChange>()],
            [.. json.SelectMany(place => NumberChange.Between(place, Path.Combine(old, place), Path.Combine(now, place))).Where(IsResult)]);
    }

    /// <summary>Lengths of files and parameters are told elsewhere.</summary>
    static bool IsResult(NumberChange number) => !number.Place.EndsWith(Manifest.FileName, StringComparison.Ordinal)
        || number.Name.StartsWith("trames.", StringComparison.Ordinal);

    static string? FolderOf(long run, long? published, OperationFolder folder)
    {
        var own = folder.Run(run);
        if (Directory.Exists(own)) return own;
        return published is { } other && Directory.Exists(folder.Run(other)) ? folder.Run(other) : null;
    }

    /// <summary>Null where the rasters lie on different grids: cells cannot be compared.</summary>
    static AreaChange? AreaOf(string place, string oldPath, string newPath, CancellationToken cancel)
    {
        var grid = RasterGrid.Like(newPath);
        if (grid != RasterGrid.Like(oldPath)) return null;
        using var old = RasterTileSource.Open(new RasterSourceSettings("old", oldPath, CellKind.Values), grid);
        using var now = RasterTileSource.Open(new RasterSourceSettings("new", newPath, CellKind.Values), grid);
        var layout = new TileLayout(grid.Shape, 512, 512);
        var cells = Math.Min(512, grid.Shape.Rows) * Math.Min(512, grid.Shape.Cols);
        var (before, after) = (new float[cells], new float[cells]);
        var (gained, lost, changed) = (0L, 0L, 0L);
        foreach (var window in layout.Windows())
        {
            cancel.ThrowIfCancellationRequested();
            old.Read(window, before);
            now.Read(window, after);
            for (var i = 0; i < (int)window.CellCount; i++)
            {
                var (had, has) = (!float.IsNaN(before[i]), !float.IsNaN(after[i]));
                if (!had && has) gained++;
                else if (had && !has) lost++;
                else if (had && before[i] != after[i]) changed++;
            }
        }

        var hectares = grid.CellWidth * grid.CellHeight * Math.Pow(CrsDescription.Of(grid).MetresPerUnit, 2) / 10_000;
        return new AreaChange(place, gained * hectares, lost * hectares, changed * hectares);
    }
}

/// <summary>How a raster differs.</summary>
/// <param name="Place">From the folder of results.</param>
/// <param name="GainedHectares">Cells that have data now and had none.</param>
/// <param name="LostHectares">Cells that have none now and had some.</param>
/// <param name="ChangedHectares">Cells with another value.</param>
sealed record AreaChange(string Place, double GainedHectares, double LostHectares, double ChangedHectares);
