using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// Finds the links between core areas and their corridors in one go, each core area's costs searched once.
/// </summary>
public static class CorridorSearch
{
    /// <param name="cores">The core areas.</param>
    /// <param name="links">Which are linked, and how far.</param>
    /// <param name="rules">What a corridor is.</param>
    /// <param name="settings">Steps and units, the same the core areas were searched with; workers and memory.</param>
    /// <param name="share">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="CostFitException">Metres cannot be made a cost by the log-log rule.</exception>
    public static CorridorNetwork Run(
        CoreAreas cores, LinkRules links, CorridorRules rules, CostDistanceSettings settings,
        IProgress<double>? share = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(cores);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(settings);
        if (!(rules.PreserveFrom is >= 0 and <= 1))
        {
            throw new ArgumentException(
                "the share from which a corridor is to be preserved is a number from 0 to 1", nameof(rules));
        }

        var held = CorridorMosaic.BytesFor(cores.Shape.CellCount, rules.Sum);
        LinkMemory.Require(cores.Shape, links, rules, settings);
        var mosaic = new CorridorMosaic(cores.Shape, rules.Sum);
        var pass = new CorridorPass(cores, rules, settings, mosaic);
        var fieldSettings = settings with
        {
            MemoryBytes = settings.MemoryBytes is { } bytes ? Math.Max(1, bytes - held) : null,
        };
        var network = LinkSearch.Run(cores, links, fieldSettings, pass, share, token);
        var made = network.Active.Select(pass.Of).ToList();
        return new CorridorNetwork
        {
            Links = network,
            Cutoff = pass.Widening,
            Corridors = [.. made.Select(one => one.Corridor)],
            Cells = [.. made.Select(one => one.Cells)],
            Mosaic = mosaic,
        };
    }
}

/// <summary>The links of a trame and their corridors.</summary>
public sealed record CorridorNetwork
{
    public required LinkNetwork Links { get; init; }

    /// <summary>The cutoff and how it came about.</summary>
    public required CorridorWidening Cutoff { get; init; }

    /// <summary>One for each active link, by id.</summary>
    public required IReadOnlyList<Corridor> Corridors { get; init; }

    /// <summary>Their cells, in the same order.</summary>
    public required IReadOnlyList<CorridorCells> Cells { get; init; }

    /// <summary>All of them on one raster.</summary>
    public required CorridorMosaic Mosaic { get; init; }

    /// <summary>
    /// Ids of active links without any cell in their corridor: their core areas touch, or the cutoff is too small.
    /// </summary>
    public IReadOnlyList<int> Empty => [.. Cells.Where(cells => cells.Count == 0).Select(cells => cells.Link)];
}
