using System.Diagnostics;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>One field to search.</summary>
/// <param name="Number">Which: fields are told apart by it.</param>
/// <param name="Limit">The greatest cost with the floor of its cell added: see <see cref="FloorBounds"/>.</param>
/// <param name="Radius">The greatest cost.</param>
readonly record struct FieldTask(int Number, double Limit, double Radius);

/// <summary>What a <see cref="FieldPass"/> searches, and what becomes of the fields.</summary>
interface IFieldWork
{
    /// <summary>The cells a field begins at.</summary>
    ReadOnlySpan<CellRun> StartsOf(int number);

    /// <summary>Numbers of the fields that a finished field wants to meet, each once, itself not among them.</summary>
    IReadOnlyCollection<int> PartnersOf(int number, CostField field);

    /// <summary>Two fields that want to meet each other, the lower number first. Any worker, any order.</summary>
    void Meet(
        int lower, CostField lowerField, int higher, CostField higherField, IFieldExtension extension,
        CancellationToken token);
}

/// <summary>
/// Searches many fields, each once, on several workers, and brings every two together that want to meet. A field is
/// forgotten when it has met all its partners, so with tasks in the order of place only those along a front are alive.
/// </summary>
sealed class FieldPass(ResistanceRaster raster, float[] floor, CostDistanceSettings settings)
{
    // A field's front is short and its tiles are entered from several sides at different costs: large tiles are
    // searched again and again, small ones cost more around them. Links of five trames: 24 s with 32 and 48, 29 s with
    // 16.
    const int MostTileCells = 32;

    /// <summary>Most bytes of fields that waited in memory at once.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Bytes of fields that went through the scratch file.</summary>
    public long SpilledBytes { get; private set; }

    /// <summary>Cells of the pages of all fields.</summary>
    public long Cells { get; private set; }

    /// <summary>Visits of tiles by all searches.</summary>
    public long Visits { get; private set; }

    /// <summary>Seconds of all workers together: searching fields, and bringing them together.</summary>
    public (double Searching, double Meeting) Seconds { get; private set; }

    /// <param name="tasks">In the order in which they are taken.</param>
    /// <param name="numbers">All numbers are less than this.</param>
    /// <param name="work">Starts, partners, meetings.</param>
    /// <param name="mostBytes">Bytes of fields that may wait in memory; those being searched come on top.</param>
    /// <param name="share">Told the share of the tasks that are done.</param>
    /// <param name="token">Stops the work.</param>
    public void Run(
        IReadOnlyList<FieldTask> tasks, int numbers, IFieldWork work, long mostBytes, IProgress<double>? share,
        CancellationToken token)
    {
        var grid = new TileGrid(
            raster.Shape, settings with { TileCells = Math.Min(settings.TileCells, MostTileCells) });
        var pool = new PagePool(grid.Frame.Cells * grid.Frame.Cells);
        var rank = new int[numbers];
        for (var index = 0; index < tasks.Count; index++) rank[tasks[index].Number] = index;
        using var shelf = new FieldShelf(pool, mostBytes, settings.ScratchFolder, rank);
        var (next, done, cells, visits, gate) = (-1, 0, 0L, 0L, new Lock());
        var (searching, meeting) = (0L, 0L);
        Crew.Run(
            Math.Min(settings.Workers, tasks.Count),
            () =>
            {
                using var search = new FieldSearch(grid, raster, floor, settings, pool);
                for (var index = Interlocked.Increment(ref next); index < tasks.Count; index =
                    Interlocked.Increment(ref next))
                {
                    var (number, limit, radius) = tasks[index];
                    var began = Stopwatch.GetTimestamp();
                    var field = search.Run(work.StartsOf(number), limit, radius, token);
                    var searched = Stopwatch.GetTimestamp();
                    Interlocked.Add(ref searching, searched - began);
                    Interlocked.Add(ref cells, (long)field.Pages.Length * grid.Frame.Cells * grid.Frame.Cells);
                    foreach (var partner in shelf.Put(number, field, work.PartnersOf(number, field)))
                    {
                        token.ThrowIfCancellationRequested();
                        Meet(shelf, work, Math.Min(number, partner), Math.Max(number, partner), search, token);
                    }

                    Interlocked.Add(ref meeting, Stopwatch.GetTimestamp() - searched);
                    lock (gate) share?.Report((double)++done / tasks.Count);
                }

                Interlocked.Add(ref visits, search.Visits);
            },
            () => Interlocked.Exchange(ref next, tasks.Count));
        (PeakBytes, SpilledBytes, Cells, Visits) = (shelf.PeakBytes, shelf.SpilledBytes, cells, visits);
        Seconds = ((double)searching / Stopwatch.Frequency, (double)meeting / Stopwatch.Frequency);
    }

    static void Meet(
        FieldShelf shelf, IFieldWork work, int lower, int higher, FieldSearch search, CancellationToken token)
    {
        var (one, other) = shelf.Borrow(lower, higher);
        work.Meet(lower, one, higher, other, search, token);
        search.ForgetExtensions();
        shelf.GiveBack(lower, higher);
    }
}
