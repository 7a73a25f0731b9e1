using System.Globalization;
using System.Text.Json.Nodes;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>What a resistance raster says of itself: unit, NoData, where it comes from, and what it holds.</summary>
static class ResistanceMetadata
{
    const string Unit = "resistance per metre (1 = best habitat)";

    /// <summary>How the raster of one trame is written.</summary>
    public static CogSettings SettingsOf(Pipeline pipeline, ResistanceStack stack, Provenance provenance)
    {
        var trame = pipeline.Trames.First(candidate => candidate.Name == stack.Trame);
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CALAISIS_PIPELINE"] = pipeline.Name,
            ["CALAISIS_SCENARIO"] = RunFolder.BaseScenario,
            ["CALAISIS_TRAME"] = stack.Trame,
            ["CALAISIS_UNIT"] = Unit,
            ["CALAISIS_NODATA"] = "impassable (barrier)",
            ["CALAISIS_RANGE"] = string.Create(CultureInfo.InvariantCulture, $"{trame.Min} to {trame.Max}"),
        };
        foreach (var (name, version) in SoftwareVersions.All) metadata[$"CALAISIS_VERSION_{name.ToUpperInvariant()}"] = version;
        foreach (var source in trame.Layers.SelectMany(layer => layer.Uses).Select(use => use.Source).Distinct())
        {
            if (provenance.HashOf(source) is { } hash) metadata[$"CALAISIS_INPUT_{source}"] = $"sha256:{hash.Sha256}";
        }

        return new CogSettings
        {
            Unit = "resistance per metre",
            Description = $"resistance, trame {stack.Trame}",
            Metadata = metadata,
        };
    }

    /// <summary>What was counted, as lines of metadata.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Describe(TrameStatistics statistics)
    {
        yield return KeyValuePair.Create("CALAISIS_IMPASSABLE_CELLS", statistics.Barriers.ToString(CultureInfo.InvariantCulture));
        yield return KeyValuePair.Create("CALAISIS_UNCOVERED_CELLS", statistics.Uncovered.ToString(CultureInfo.InvariantCulture));
        yield return KeyValuePair.Create("CALAISIS_HISTOGRAM", Histogram(statistics.Histogram).ToJsonString());
    }

    /// <summary>One [value, cells] or [from, to, cells] per bin.</summary>
    static JsonArray Histogram(ResistanceHistogram histogram) => new([.. histogram.Bins.Select(bin => histogram.IsByValue
        ? new JsonArray(bin.From, bin.Cells)
        : new JsonArray(bin.From, bin.To, bin.Cells))]);
}
