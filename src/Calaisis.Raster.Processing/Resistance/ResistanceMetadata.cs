using System.Globalization;
using System.Text.Json.Nodes;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary>What a resistance raster says of itself: unit, NoData, where it comes from, and what it holds.</summary>
static class ResistanceMetadata
{
    const string Unit = "resistance per metre (1 = best habitat)";

    /// <summary>How the raster of one trame is written.</summary>
    public static CogSettings SettingsOf(StepContext context, TrameDeclaration trame, StepPlace place)
    {
        var metadata = StepMetadata.Of(context, place);
        metadata["CALAISIS_TRAME"] = trame.Name;
        metadata["CALAISIS_UNIT"] = Unit;
        metadata["CALAISIS_NODATA"] = "impassable (barrier)";
        metadata["CALAISIS_RANGE"] = string.Create(CultureInfo.InvariantCulture, $"{trame.Min} to {trame.Max}");
        return new CogSettings
        {
            Unit = "resistance per metre",
            Description = $"resistance, trame {trame.Name}",
            Metadata = metadata,
        };
    }

    /// <summary>What was counted, as lines of metadata.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Describe(TrameStatistics statistics)
    {
        yield return KeyValuePair.Create(
            "CALAISIS_IMPASSABLE_CELLS", statistics.Barriers.ToString(CultureInfo.InvariantCulture));
        yield return KeyValuePair.Create(
            "CALAISIS_UNCOVERED_CELLS", statistics.Uncovered.Count.ToString(CultureInfo.InvariantCulture));
        yield return KeyValuePair.Create("CALAISIS_HISTOGRAM", Histogram(statistics.Histogram).ToJsonString());
    }

    /// <summary>One [value, cells] or [from, to, cells] per bin.</summary>
    static JsonArray Histogram(ResistanceHistogram histogram) =>
        new([.. histogram.Bins.Select(bin => histogram.IsByValue
            ? new JsonArray(bin.From, bin.Cells)
            : new JsonArray(bin.From, bin.To, bin.Cells))]);
}
