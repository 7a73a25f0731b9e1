using System.Text;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Outputs;

namespace Calaisis.Raster.Geo.Exports;

/// <summary>How a Circuitscape run is written.</summary>
/// <param name="Name">What all its files begin with.</param>
/// <param name="Ascii">ESRI ASCII grids, which every version reads; else GeoTIFF, for versions that read it.</param>
/// <param name="FourNeighbours">Whether current flows to four neighbours only, else to eight.</param>
/// <param name="LinkedPairsOnly">Whether only pairs that an active link joins are computed, else all.</param>
public sealed record CircuitscapeSettings(
    string Name, bool Ascii = true, bool FourNeighbours = false, bool LinkedPairsOnly = true)
{
    /// <summary>Whether a step averages resistances, else conductances.</summary>
    public bool AverageResistances { get; init; } = true;

    /// <summary>What GeoTIFFs say of themselves, by name; ASCII grids have no room for it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <summary>Writes what Circuitscape needs to compute currents between the core areas of a trame.</summary>
public static class CircuitscapeExport
{
    /// <summary>
    /// Writes resistance, focal regions, pairs and settings beside each other, the settings last;
    /// <c>using Circuitscape; compute("NAME.ini")</c> in their folder runs them. Barriers are NoData; cells of no core
    /// area are no focal region.
    /// </summary>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="grid">The grid of both rasters.</param>
    /// <param name="resistance">The trame's resistance; NaN is a barrier.</param>
    /// <param name="labels">Labels of patches; only those of the network's are written.</param>
    /// <param name="graph">Core areas and active links.</param>
    /// <param name="settings">How it is written.</param>
    /// <param name="cancel">Stops it; the file being written leaves nothing behind.</param>
    /// <returns>The names of the files, in the order they were written.</returns>
    /// <exception cref="RasterException">No pair to compute, or cells that are not square for ASCII grids.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(
        string folder,
        GridDefinition grid,
        ITileSource resistance,
        ITileSource labels,
        NetworkGraph graph,
        CircuitscapeSettings settings,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(settings);
        var pairs = settings.LinkedPairsOnly ? graph.Links.Count : graph.Patches.Count - 1;
        if (pairs == 0)
        {
            throw new RasterException($"Circuitscape export '{settings.Name}': "
                + $"found no pair of core areas to compute, expected at least one");
        }

        var ending = settings.Ascii ? "asc" : "tif";
        var resistanceFile = $"{settings.Name}-resistance.{ending}";
        var focalFile = $"{settings.Name}-focal.{ending}";
        var pairsFile = settings.LinkedPairsOnly ? $"{settings.Name}-pairs.txt" : null;
        var settingsFile = $"{settings.Name}.ini";
        var patches = graph.Patches.Select(patch => (float)patch.Id).ToHashSet();

        PlainRaster.Write(
            Path.Combine(folder, resistanceFile), grid, resistance,
            new PlainCells(Whole: false, _ => true, settings.Metadata), cancel);
        PlainRaster.Write(
            Path.Combine(folder, focalFile), grid, labels,
            new PlainCells(Whole: true, patches.Contains, settings.Metadata), cancel);
        if (pairsFile is not null) WriteText(pairsFile, CircuitscapeFiles.Pairs(graph));
        WriteText(
            settingsFile,
            CircuitscapeFiles.Settings(
                resistanceFile, focalFile, pairsFile, settings.Name, settings.FourNeighbours,
                settings.AverageResistances));
        return pairsFile is null
            ? [resistanceFile, focalFile, settingsFile]
            : [resistanceFile, focalFile, pairsFile, settingsFile];

        void WriteText(string name, string text) =>
            WholeFile.Write(Path.Combine(folder, name), Encoding.ASCII.GetBytes(text));
    }
}
