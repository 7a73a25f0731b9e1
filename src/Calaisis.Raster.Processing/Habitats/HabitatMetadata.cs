using System.Globalization;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>What a raster of habitats says of itself.</summary>
static class HabitatMetadata
{
    /// <summary>How it is written.</summary>
    /// <param name="settings">What was searched.</param>
    /// <param name="more">Lines beside those that tell the rule: pipeline, inputs.</param>
    public static CogSettings SettingsOf(HabitatSettings settings, IEnumerable<KeyValuePair<string, string>> more)
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CALAISIS_TRAME"] = settings.Trame,
            ["CALAISIS_LABELS"] = "1 to the number of core areas, then stepping stones",
            ["CALAISIS_NODATA"] = "no patch",
            ["CALAISIS_RULE"] = settings.Rule?.ToString() ?? "given reservoirs only",
            ["CALAISIS_MIN_AREA_HA"] = Number(settings.MinAreaHectares),
            ["CALAISIS_STEPPING_STONES_HA"] = settings.SteppingStoneHectares is { } stone ? Number(stone) : "none",
            ["CALAISIS_NEIGHBOURS"] = Number((int)settings.Connectivity),
            ["CALAISIS_CLOSE_GAPS_M"] = Number(settings.CloseGapsMetres),
        };
        if (settings.Given.Count > 0)
            metadata["CALAISIS_GIVEN"] = string.Join(", ", settings.Given.Select(given => given.Source));
        SoftwareVersions.AddTo(metadata);
        foreach (var (name, value) in more) metadata[name] = value;
        return new CogSettings
        {
            CellType = CellType.Label,
            Description = $"habitat patches, trame {settings.Trame}",
            Metadata = metadata,
        };
    }

    /// <summary>What was found, as lines of metadata.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Describe(HabitatMap map)
    {
        yield return KeyValuePair.Create("CALAISIS_CORE_AREAS", Number(map.CoreCount));
        yield return KeyValuePair.Create("CALAISIS_STEPPING_STONES", Number(map.Patches.Count - map.CoreCount));
        yield return KeyValuePair.Create("CALAISIS_PIECES", Number(map.Findings.Pieces));
        yield return KeyValuePair.Create("CALAISIS_IMPASSABLE_HABITAT_CELLS", Number(map.Findings.ImpassableCells));
        yield return KeyValuePair.Create("CALAISIS_PARTED_HABITAT_CELLS", Number(map.Findings.PartedCells));
        yield return KeyValuePair.Create("CALAISIS_CLOSED_CELLS", Number(map.Findings.ClosedCells));
    }

    static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
