using Calaisis.Raster.CostDistance.Messages;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// One tile's local search. In this order: <see cref="Begin"/>, what is new (<see cref="MarkSeeds"/>,
/// <see cref="Receive"/>), <see cref="Run"/>, then ask what the neighbours should know.
/// </summary>
/// <remarks>Thread rule: one worker's own.</remarks>
interface ITileKernel : IDisposable
{
    void Begin(TileBlock block);

    /// <summary>Every cell that costs less than a number is news: for a tile's first visit.</summary>
    void MarkSeeds(double below);

    /// <summary>What the halo begins with is news.</summary>
    void MarkHalo();

    /// <summary>Lowers halo cells to what a neighbour says about its cells there.</summary>
    void Receive(Side side, ReadOnlySpan<double> strip);

    /// <summary>Lowers costs, halo included, until no step inside the frame lowers any.</summary>
    void Run();

    /// <summary>Whether a cell along this side was lowered.</summary>
    bool HasNews(Side side);

    /// <summary>The least cost by which this tile can lower a cell beyond the side; +Infinity if none.</summary>
    double LowestBeyond(Side side);

    /// <summary>Copies the costs of the cells along a side.</summary>
    void CopyStrip(Side side, Span<double> strip);
}
