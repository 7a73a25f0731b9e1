using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sensitivity;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Sensitivities;

/// <summary>Writes what a sensitivity analysis came to, each file whole.</summary>
static class SensitivityFiles
{
    const int TileSide = 512;
    const string Shares = "corridor-share.tif";
    const string Links = "links.gpkg";

    /// <summary>
    /// Tables as CSV in the folder; for each scenario and trame the share of draws in which a cell is corridor
    /// (<c>corridor-share.tif</c>) and the links with the spread of their costs (<c>links.gpkg</c>). Those of an
    /// earlier analysis with other scenarios or trames are removed: they would be taken for results of this one.
    /// </summary>
    public static void Write(
        SensitivityOutcome outcome, string pipeline, string folder, int threads, CancellationToken cancel)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var trame in outcome.Trames)
        {
            var place = Path.Combine(folder, trame.Scenario, trame.Trame);
            if (trame.Reference.Corridors is not null)
                WriteShares(outcome, trame, pipeline, New(place, Shares), threads, cancel);
            FeatureFile.Write(
                New(place, Links),
                outcome.Grid.Crs,
                [SensitivityTables.Links(trame, outcome.Declared.Draws, outcome.Grid)],
                metadata: MetadataOf(outcome, trame, pipeline));
        }

        foreach (var (name, bytes) in CsvFolder.Of([.. TablesOf(outcome)], MetadataOf(outcome, pipeline)))
            WholeFile.Write(New(folder, name), bytes);
        RemoveEarlier(folder, written);

        string New(string place, string name)
        {
            var path = Path.Combine(place, name);
            written.Add(path);
            return path;
        }
    }

    static void RemoveEarlier(string folder, HashSet<string> written)
    {
        var earlier = new[] { Shares, Links }
            .SelectMany(name => Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories))
            .Append(Path.Combine(folder, $"{SensitivityTables.RankingName}.csv"))
            .Where(file => !written.Contains(file) && File.Exists(file))
            .ToList();
        foreach (var file in earlier)
        {
            File.Delete(file);
            for (var place = Path.GetDirectoryName(file)!; place != folder
                && !Directory.EnumerateFileSystemEntries(place).Any(); place = Path.GetDirectoryName(place)!)
            {
                Directory.Delete(place);
            }
        }
    }

    static IEnumerable<FeatureTable> TablesOf(SensitivityOutcome outcome)
    {
        yield return SensitivityTables.Draws(outcome.Declared.Dimensions, outcome.Values);
        yield return SensitivityTables.Figures(outcome.Trames);
        yield return SensitivityTables.Influence(outcome.Trames, outcome.Declared.Dimensions, outcome.Values);
        if (outcome.Ranking is { } ranking) yield return SensitivityTables.Ranking(ranking);
    }

    static SortedDictionary<string, string> MetadataOf(SensitivityOutcome outcome, string pipeline)
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CALAISIS_PIPELINE"] = pipeline,
            ["CALAISIS_STEP"] = "sensitivity",
            ["CALAISIS_DRAWS"] = FormattableString.Invariant($"{outcome.Declared.Draws}, seed {outcome.Declared.Seed}"),
            ["CALAISIS_DRAWN"] = string.Join("; ", outcome.Declared.Dimensions),
        };
        SoftwareVersions.AddTo(metadata);
        return metadata;
    }

    static SortedDictionary<string, string> MetadataOf(
        SensitivityOutcome outcome, TrameSensitivity trame, string pipeline)
    {
        var metadata = MetadataOf(outcome, pipeline);
        metadata["CALAISIS_SCENARIO"] = trame.Scenario;
        metadata["CALAISIS_TRAME"] = trame.Trame;
        return metadata;
    }

    static void WriteShares(
        SensitivityOutcome outcome, TrameSensitivity trame, string pipeline, string path, int threads,
        CancellationToken cancel)
    {
        var metadata = MetadataOf(outcome, trame, pipeline);
        metadata["CALAISIS_NODATA"] = "corridor in no draw";
        var settings = new CogSettings
        {
            Description = $"share of draws in which a cell is corridor, trame {trame.Trame}",
            Metadata = metadata,
            Threads = threads,
        };
        using var sink = new CogSink(path, outcome.Grid, settings);
        var values = new float[TileSide * TileSide];
        foreach (var window in new TileLayout(outcome.Grid.Shape, TileSide, TileSide).Windows())
        {
            cancel.ThrowIfCancellationRequested();
            trame.Frequency.Read(window, values);
            sink.Write(window, values.AsSpan(0, (int)window.CellCount));
        }

        sink.Complete(cancel);
        sink.Commit();
    }
}
